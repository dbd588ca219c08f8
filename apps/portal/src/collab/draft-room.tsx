import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'react-router';
import { useAuthority, useMe } from '../api/queries';
import type { Application } from '../api/types';
import { useCaseView } from '../pages/case';
import { DraftContext, type Mode } from './draft-context';
import type { DraftSession } from './session';
import { Store, useStore } from './store';
import { UNKNOWN, type Sync } from './sync-state';
import './texts';
import './collab.css';

/** Whoever has no connection by then fills in the form as ever, with a button to save. */
const PATIENCE_MS = 6_000;
/** Nobody's keystrokes are read one by one. */
const FOLLOW_AFTER_MS = 1_000;
const PAGES = /\/cases\/[^/]+(\/form\/[^/]+|\/check|\/history)?\/?$/;
const NOBODY = new Store(UNKNOWN);

/** Opens the shared document of a draft for all pages below. Its code is loaded beside the page, which does not wait for it. */
export default function DraftRoom({ caseId, children }: { caseId: string; children: ReactNode }) {
  const authority = useAuthority();
  const personId = useMe().data?.personId;
  const [session, setSession] = useState<DraftSession | null>(null);
  const [late, setLate] = useState(false);
  const wanted = useWanted();
  const { members } = useCaseView();
  useEffect(() => {
    if (!wanted || personId === undefined) return undefined;
    let opened: DraftSession | null = null;
    let gone = false;
    void import('./session')
      .then(({ DraftSession }) => {
        if (gone) return;
        opened = new DraftSession({ authority, caseId, personId });
        setSession(opened);
      })
      .catch(() => setLate(true)); // without the code there is the form
    return () => {
      gone = true;
      opened?.destroy();
      setSession(null);
    };
  }, [wanted, authority, caseId, personId]);
  useEffect(() => {
    if (!wanted) return undefined;
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const sync = useStore(session?.sync ?? NOBODY);
  useFollowers(authority, caseId, session, sync);
  useLeaveWarning(sync);
  const stopped = sync.reason !== null && !sync.ready;
  const mode: Mode = session && sync.ready ? 'live' : late || stopped ? 'form' : 'connecting';
  const value = useMemo(() => ({ session, mode, sync, members }), [session, mode, sync, members]);
  return <DraftContext value={value}>{children}</DraftContext>;
}

/** Task list, form, check and history show the document; once open it stays, so that what was typed is sent from any page. */
function useWanted(): boolean {
  const here = PAGES.test(useLocation().pathname);
  const [wanted, setWanted] = useState(here);
  if (here && !wanted) setWanted(true);
  return wanted;
}

/** What the api makes of the document is read again some time after it changed: task list and check follow. */
function useFollowers(authority: string, caseId: string, session: DraftSession | null, { readOnly, reason }: Sync): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!session) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const of = (part: string): string[] => ['api', authority, 'cases', caseId, part];
    let opened = false;
    const follow = (): void => {
      // To open the document is no change: what the pages have just read says the same, unless somebody wrote in between or here offline.
      const known = client.getQueryData<Application>(of('application'));
      const same = !opened && known !== undefined && session.says(known.data);
      opened = true;
      if (!same) for (const part of ['application', 'completeness']) void client.invalidateQueries({ queryKey: of(part) });
    };
    const stop = session.changes.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(follow, FOLLOW_AFTER_MS);
    });
    return () => (clearTimeout(timer), stop());
  }, [session, client, authority, caseId]);
  const notDraft = readOnly || reason === 'notDraft';
  useEffect(() => {
    if (notDraft) void client.invalidateQueries({ queryKey: ['api', authority, 'cases', caseId] });
  }, [notDraft, client, authority, caseId]);
}

/** Leaving the page asks first while something is not saved. */
function useLeaveWarning({ unsaved, ready }: Sync): void {
  const open = unsaved && ready;
  useEffect(() => {
    if (!open) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [open]);
}
