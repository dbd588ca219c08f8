import { useRef, useState } from 'react';
import { useTranslation } from '../i18n';
import { useApi } from '../api/queries';
import type { ActView, CaseView, Proceeding, Proceedings } from '../api/types';
import { Alert, announce, Attention, Button, Empty, German, Loaded, type Viewer } from '../ui';
import { ActForm, titleOf, type Offer } from './act-form';
import { ProceedingCard } from './proceeding-card';
import './process.css';
import './texts';

/** What the reader can do now with a case beyond its own pages, and the proceedings beneath it: hearing, objection, revocation ... */
export function ActsPanel({ view, viewer }: { view: CaseView; viewer: Viewer }) {
  const { t } = useTranslation();
  // Kept here: the act that was done may be gone with its list, and its proceeding closed.
  const [done, setDone] = useState<string | null>(null);
  const acts = useApi<ActView[]>(`cases/${view.id}/acts`, { poll: 60_000 });
  const proceedings = useApi<Proceedings>(`cases/${view.id}/proceedings`, { poll: 60_000 });
  return (
    <div className="pr-acts">
      {done !== null && (
        <Attention key={done}>
          <Alert tone="success" title={t('process.done', { act: done })} />
        </Attention>
      )}
      <Loaded query={acts}>
        {(own) => (
          <Loaded query={proceedings}>
            {(data) => <Panel view={view} viewer={viewer} acts={own} proceedings={data} onDone={setDone} />}
          </Loaded>
        )}
      </Loaded>
    </div>
  );
}

/** Hears the title of an act that was done, and null when the next one is begun. */
type DoneListener = (title: string | null) => void;

interface PanelProps {
  view: CaseView;
  viewer: Viewer;
  acts: readonly ActView[];
  proceedings: Proceedings;
  onDone: DoneListener;
}

function Panel({ view, viewer, acts, proceedings: { openings, items }, onDone }: PanelProps) {
  const { t } = useTranslation();
  const offers: Offer[] = [
    ...actOffers(view.id, acts),
    ...openings.map(({ workflow, act }) => ({
      key: workflow,
      act,
      words: wordsOf(workflow, act),
      path: `cases/${view.id}/proceedings`,
      bodyOf: (input: Record<string, unknown>) => ({ workflow, input }),
    })),
  ];
  const running = items.filter((item) => !item.closed);
  const closed = items.filter((item) => item.closed);
  if (offers.length + items.length === 0) return <Empty title={t('process.nothing')}>{t('process.nothingText')}</Empty>;
  return (
    <div className="pr-panel">
      {running.length > 0 && <Running items={running} view={view} viewer={viewer} onDone={onDone} />}
      <section className="pr-group">
        <h2 className="kern-title">{t('process.now')}</h2>
        {offers.length === 0 ? (
          <p className="kern-body">{t('process.nothingNow')}</p>
        ) : (
          <ActList offers={offers} view={view} onDone={onDone} />
        )}
      </section>
      {closed.length > 0 && (
        <details className="pr-ended">
          <summary>{t('process.closed', { count: closed.length })}</summary>
          <Cards items={closed} view={view} viewer={viewer} onDone={onDone} />
        </details>
      )}
    </div>
  );
}

function Running(props: CardsProps) {
  const { t } = useTranslation();
  return (
    <section className="pr-group">
      <h2 className="kern-title">{t('process.proceedings', { count: props.items.length })}</h2>
      <Cards {...props} />
    </section>
  );
}

interface CardsProps {
  items: readonly Proceeding[];
  view: CaseView;
  viewer: Viewer;
  onDone: DoneListener;
}

function Cards({ items, view, viewer, onDone }: CardsProps) {
  return (
    <ul className="pr-cards pr-cards--wide">
      {items.map((item) => (
        <li key={item.id}>
          <ProceedingCard proceeding={item} viewer={viewer}>
            {item.acts.length > 0 && <ActList offers={actOffers(view.id, item.acts, item)} view={view} onDone={onDone} />}
          </ProceedingCard>
        </li>
      ))}
    </ul>
  );
}

/** Below which key the words of an act are translated. */
const wordsOf = (workflow: string, { event }: ActView): string => `proceeding.${workflow}.act.${event}`;

/** Acts of the case itself, or of a proceeding beneath it. */
export function actOffers(caseId: string, acts: readonly ActView[], of?: Pick<Proceeding, 'id' | 'workflow'>): Offer[] {
  return acts.map((act) => ({
    key: `${of?.id ?? 'case'}-${act.event}`,
    act,
    words: wordsOf(of?.workflow ?? 'case', act),
    path: `cases/${caseId}/acts`,
    bodyOf: (payload) => ({ ...(of ? { processId: of.id } : {}), event: act.event, payload }),
  }));
}

/** Acts as buttons; the form of the one that was pressed opens below them. */
export function ActList({ offers, view, onDone }: { offers: readonly Offer[]; view: CaseView; onDone: DoneListener }) {
  const { t } = useTranslation();
  // The whole offer: a form that is being filled in stays even when its act is offered no more.
  const [open, setOpen] = useState<Offer | null>(null);
  const buttons = useRef<HTMLUListElement>(null);
  const finish = (offer: Offer): void => {
    const title = titleOf(offer, t);
    setOpen(null);
    onDone(title);
    announce(t('process.done', { act: title }));
  };
  const cancel = ({ key }: Offer): void => {
    setOpen(null);
    buttons.current?.querySelector<HTMLElement>(`[data-offer="${CSS.escape(key)}"]`)?.focus();
  };
  return (
    <div className="pr-acts">
      <ul className="pr-buttons" ref={buttons}>
        {offers.map((offer) => (
          <li key={offer.key}>
            <Button
              data-offer={offer.key}
              aria-expanded={open?.key === offer.key}
              onClick={() => (onDone(null), setOpen(open?.key === offer.key ? null : offer))}
            >
              <German text={`${offer.words}.title`}>{offer.act.title}</German>
            </Button>
          </li>
        ))}
      </ul>
      {open && <ActForm key={open.key} offer={open} view={view} onDone={() => finish(open)} onCancel={() => cancel(open)} />}
    </div>
  );
}
