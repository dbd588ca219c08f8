import type { Application, FormDefinition, FormSection } from '../../api/types';

/** What the form of a section shows and saves. */
export interface SectionFormProps {
  caseId: string;
  section: FormSection;
  form: FormDefinition;
  application: Application;
}
