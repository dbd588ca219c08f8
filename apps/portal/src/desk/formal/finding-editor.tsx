import { useTranslation } from '../../i18n';
import type { Doc, DocumentType, FormDefinition } from '../../api/types';
import { Button, Select, TextArea, TextField } from '../../ui';
import { useFormTexts } from '../../pages/application/texts';
import { usable } from '../case/versions';
import { problemsOf, type FindingDraft } from './model';

const KINDS = ['documentMissing', 'documentDefective', 'fieldWrong', 'other'] as const;

interface Props {
  finding: FindingDraft;
  number: number;
  form: FormDefinition;
  documents: readonly Doc[];
  types: readonly DocumentType[];
  /** After a try to send: show what is missing. */
  tried: boolean;
  onChange: (changes: Partial<FindingDraft>) => void;
  onRemove: () => void;
}

/** One finding: what is wrong, where, what to do, and the legal basis. */
export function FindingEditor(props: Props) {
  const { t } = useTranslation();
  const { finding, number, tried, onChange, onRemove } = props;
  const id = `finding-${finding.key}`;
  const problems = tried ? problemsOf(finding) : [];
  return (
    <li className="desk-finding">
      <fieldset className="desk-plain-fieldset">
        <legend className="desk-finding-title">{t('desk.formal.finding', { number })}</legend>
        <div className="desk-grid">
          <Select
            label={t('desk.formal.kind')}
            value={finding.kind}
            choices={KINDS.map((kind) => ({ value: kind, label: t(`desk.findingKind.${kind}`) }))}
            onChange={(event) => onChange({ kind: event.target.value as FindingDraft['kind'] })}
          />
          <Target {...props} error={problems.includes('target') ? t('desk.formal.targetNeeded') : null} />
          <TextField
            id={`${id}-legalBasis`}
            label={t('desk.legalBasis')}
            value={finding.legalBasis}
            onChange={(event) => onChange({ legalBasis: event.target.value })}
            error={problems.includes('legalBasis') ? t('desk.formal.basisNeeded') : null}
          />
        </div>
        <TextArea
          id={`${id}-text`}
          label={t('desk.formal.text')}
          hint={t('desk.formal.textHint')}
          rows={2}
          value={finding.text}
          onChange={(event) => onChange({ text: event.target.value })}
          error={problems.includes('text') ? t('desk.formal.textNeeded') : null}
        />
        <Button kind="tertiary" small icon="delete" onClick={onRemove}>
          {t('desk.formal.removeFinding', { number })}
        </Button>
      </fieldset>
    </li>
  );
}

function Target({ finding, form, documents, types, onChange, error }: Props & { error: string | null }) {
  const { t } = useTranslation();
  const texts = useFormTexts(form);
  if (finding.kind === 'other') return null;
  const id = `finding-${finding.key}-target`;
  const base = { id, empty: t('desk.choose'), error };
  if (finding.kind === 'documentMissing') {
    return (
      <Select
        {...base}
        label={t('desk.formal.whichType')}
        groups={typeGroups(types, form, [t('desk.formal.typesOfForm'), t('desk.formal.otherTypes')])}
        value={finding.typeCode}
        onChange={(event) => onChange({ typeCode: event.target.value })}
      />
    );
  }
  if (finding.kind === 'documentDefective') {
    return (
      <Select
        {...base}
        label={t('desk.formal.whichDocument')}
        choices={usable(documents).map((document) => ({ value: document.id, label: document.title }))}
        value={finding.documentId}
        onChange={(event) => onChange({ documentId: event.target.value })}
      />
    );
  }
  const fields = form.sections.flatMap((section) =>
    section.fields.map((field) => ({
      value: `${section.id}.${field.id}`,
      label: `${texts.section(section.id)}: ${texts.label(section.id, field.id)}`,
    })),
  );
  return (
    <Select
      {...base}
      label={t('desk.formal.whichField')}
      choices={fields}
      value={finding.field}
      onChange={(event) => onChange({ field: event.target.value })}
    />
  );
}

/** The types of documents, those that the form asks for first. */
function typeGroups(types: readonly DocumentType[], form: FormDefinition, labels: [string, string]) {
  const wanted = form.requiredDocuments.map((document) => ({ value: document.typeCode, label: document.label }));
  const codes = new Set(wanted.map((choice) => choice.value));
  const others = types.filter((type) => !codes.has(type.code)).map((type) => ({ value: type.code, label: type.label }));
  return [
    { label: labels[0], choices: wanted },
    { label: labels[1], choices: others },
  ];
}
