import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n';
import type { Application, CaseView, Doc, FormDefinition } from '../../api/types';
import { Badge, Button, Checkbox } from '../../ui';
import { useAnswer } from '../case/answers';
import { OpenDocument, versionLink } from '../ui/open-document';
import { Block } from '../ui/parts';
import { documentItems, GENERAL_ITEMS, type DocumentItem, type FindingDraft, type FormalDraft, type GeneralItem } from './model';

interface Props {
  view: CaseView;
  form: FormDefinition;
  documents: readonly Doc[];
  application: Application | undefined;
  draft: FormalDraft;
  onCheck: (item: string, ok: boolean) => void;
  onFinding: (preset: Partial<FindingDraft>) => void;
}

/** The points of the formal check, each with the facts of this application beside it. */
export function Checklist(props: Props) {
  const { t } = useTranslation();
  const { form, documents, draft, onCheck } = props;
  const items = documentItems(form, documents);
  const required = items.filter((item) => item.level === 'required');
  const recommended = items.filter((item) => item.level === 'recommended');
  const missing = required.filter((item) => item.documents.length === 0).length;
  const there = items.filter((item) => item.documents.length > 0 && !draft.checks[item.item]);
  return (
    <>
      <Block title={t('desk.formal.general')}>
        <ul className="desk-checks">
          {GENERAL_ITEMS.map((item) => (
            <Row key={item} item={item} label={t(`desk.formal.item.${item}`)} {...props} preset={presetOf(item)}>
              <Facts item={item} view={props.view} form={form} application={props.application} />
            </Row>
          ))}
        </ul>
      </Block>
      <Block
        title={t('desk.formal.documents')}
        aside={
          <>
            {missing > 0 ? (
              <Badge tone="danger">{t('desk.formal.missing', { count: missing })}</Badge>
            ) : (
              <Badge tone="success">{t('desk.formal.allThere')}</Badge>
            )}
            {there.length > 1 && (
              <Button kind="tertiary" small icon="checklist" onClick={() => there.forEach((item) => onCheck(item.item, true))}>
                {t('desk.formal.tickThere', { count: there.length })}
              </Button>
            )}
          </>
        }
      >
        <ul className="desk-checks">
          {required.map((item) => (
            <DocumentRow key={item.item} wanted={item} {...props} />
          ))}
        </ul>
        {recommended.length > 0 && (
          <details className="desk-why">
            <summary>
              {t('desk.formal.recommended', {
                count: recommended.length,
                there: recommended.filter((item) => item.documents.length > 0).length,
              })}
            </summary>
            <ul className="desk-checks">
              {recommended.map((item) => (
                <DocumentRow key={item.item} wanted={item} {...props} />
              ))}
            </ul>
          </details>
        )}
      </Block>
    </>
  );
}

function presetOf(item: GeneralItem): Partial<FindingDraft> {
  return item === 'designerAuthorised' ? { kind: 'fieldWrong', field: 'designer.chamberNumber' } : { kind: 'other' };
}

function DocumentRow({ wanted, ...props }: Props & { wanted: DocumentItem }) {
  const { t } = useTranslation();
  const [first] = wanted.documents;
  const preset: Partial<FindingDraft> = first
    ? { kind: 'documentDefective', documentId: first.id, legalBasis: wanted.basis }
    : {
        kind: 'documentMissing',
        typeCode: wanted.typeCode,
        text: t('desk.formal.missingText', { document: wanted.label }),
        legalBasis: wanted.basis,
      };
  return (
    <Row
      item={wanted.item}
      label={wanted.label}
      basis={wanted.basis}
      preset={preset}
      missing={!first && wanted.level === 'required'}
      {...props}
    >
      {first ? (
        wanted.documents.map((document) => (
          <OpenDocument key={document.id} path={versionLink(props.view.id, document.id, document.currentVersion)}>
            {t('desk.documents.withVersion', { title: document.title, version: document.currentVersion })}
          </OpenDocument>
        ))
      ) : (
        <Badge tone={wanted.level === 'required' ? 'danger' : 'info'}>{t(`desk.formal.not.${wanted.level}`)}</Badge>
      )}
    </Row>
  );
}

interface RowProps extends Pick<Props, 'draft' | 'onCheck' | 'onFinding'> {
  item: string;
  label: string;
  basis?: string;
  preset: Partial<FindingDraft>;
  missing?: boolean;
  children: ReactNode;
}

function Row({ item, label, basis, preset, missing, draft, onCheck, onFinding, children }: RowProps) {
  const { t } = useTranslation();
  const found = draft.findings.some((finding) => finding.item === item);
  return (
    <li className={`desk-check${missing ? ' desk-check--missing' : ''}`}>
      <Checkbox label={label} checked={draft.checks[item] ?? false} onChange={(event) => onCheck(item, event.target.checked)} />
      <div className="desk-check-facts">
        {children}
        {basis && <span className="desk-muted">{basis}</span>}
      </div>
      {found ? (
        <Badge tone="warning">{t('desk.formal.hasFinding')}</Badge>
      ) : (
        <Button
          kind="tertiary"
          small
          icon="add"
          aria-label={t(missing ? 'desk.formal.demandFor' : 'desk.formal.addFindingFor', { item: label })}
          onClick={() => onFinding({ ...preset, item })}
        >
          {t(missing ? 'desk.formal.demand' : 'desk.formal.addFinding')}
        </Button>
      )}
    </li>
  );
}

function Facts({ item, view, form, application }: { item: GeneralItem } & Pick<Props, 'view' | 'form' | 'application'>) {
  const { t } = useTranslation();
  const answer = useAnswer();
  const value = (section: string, id: string): string => {
    const field = form.sections.find((candidate) => candidate.id === section)?.fields.find((candidate) => candidate.id === id);
    return field ? answer(section, field, application?.data[section]?.[id]) : '–';
  };
  const facts: Record<GeneralItem, string> = {
    competencePlace: t('desk.formal.fact.place', {
      place: view.place,
      street: value('plot', 'street'),
      number: value('plot', 'houseNumber'),
    }),
    competenceMatter: t('desk.formal.fact.matter', { kind: value('project', 'buildingKind') }),
    procedure: t('desk.formal.fact.procedure', {
      procedure: view.procedureTitle,
      basis: view.procedureBasis,
      buildingClass: value('building', 'buildingClass'),
    }),
    form: t('desk.formal.fact.form'),
    designerAuthorised: t('desk.formal.fact.designer', { name: value('designer', 'name'), number: value('designer', 'chamberNumber') }),
  };
  return <span>{facts[item]}</span>;
}
