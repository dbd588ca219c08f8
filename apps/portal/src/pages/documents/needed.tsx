import { useTranslation } from '../../i18n';
import type { Doc } from '../../api/types';
import { Alert, Badge, German, Section } from '../../ui';
import { isThere, type NeededDocument } from './required';

interface NeededProps {
  needed: readonly NeededDocument[];
  documents: Doc[];
}

/** What the law asks for in this procedure, by the answers so far: needed, not sure yet, not needed; each with its reason and what is there. */
export function Needed({ needed, documents }: NeededProps) {
  const { t } = useTranslation();
  if (needed.length === 0) return <Alert title={t('documents.nothingRequired')} />;
  const of = (need: NeededDocument['need']): NeededDocument[] => needed.filter((item) => item.need === need);
  const spared = of('notNeeded');
  return (
    <>
      <Group title={t('documents.required')} items={of('needed')} documents={documents} />
      <Group title={t('documents.recommended')} text={t('documents.recommendedText')} items={of('depends')} documents={documents} />
      {spared.length > 0 && (
        <details className="br-more">
          <summary className="kern-body">{t('documents.notNeeded', { count: spared.length })}</summary>
          <p className="kern-body kern-body--small">{t('documents.notNeededText')}</p>
          <Items items={spared} documents={documents} />
        </details>
      )}
    </>
  );
}

function Group({ title, text, items, documents }: { title: string; text?: string; items: NeededDocument[]; documents: Doc[] }) {
  if (items.length === 0) return null;
  return (
    <Section title={title}>
      {text && <p className="kern-body">{text}</p>}
      <Items items={items} documents={documents} />
    </Section>
  );
}

function Items({ items, documents }: { items: NeededDocument[]; documents: Doc[] }) {
  return (
    <ul className="br-needed">
      {items.map((item) => (
        <li key={`${item.typeCode} ${item.label}`} className="br-needed-item">
          <span className="kern-body">
            <German>{item.label}</German>
            <Reason item={item} />
          </span>
          <State item={item} there={isThere(documents, item.typeCode)} />
        </li>
      ))}
    </ul>
  );
}

/** Why it is needed or not: the condition of the law in words, what is still open, the section. */
function Reason({ item }: { item: NeededDocument }) {
  const { t } = useTranslation();
  return (
    <span className="br-muted br-basis">
      {item.condition && (
        <>
          <German>{item.condition}</German>{' '}
        </>
      )}
      {item.need === 'depends' && `${item.byAnswers ? t('documents.byAnswers') : t('documents.byCase')} `}
      {item.basis}
    </span>
  );
}

function State({ item, there }: { item: NeededDocument; there: boolean }) {
  const { t } = useTranslation();
  if (there) return <Badge tone="success">{t('documents.there')}</Badge>;
  switch (item.need) {
    case 'needed':
      return <Badge tone="warning">{t('documents.missing')}</Badge>;
    case 'depends':
      return <Badge>{t('documents.notThere')}</Badge>;
    case 'notNeeded':
      return <Badge tone="success">{t('documents.spared')}</Badge>;
  }
}
