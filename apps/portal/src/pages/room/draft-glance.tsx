import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n';
import type { CaseView, Doc } from '../../api/types';
import { Badge } from '../../ui';
import { useMyPart } from '../case/use-my-part';
import { useMessages } from '../messages/use-messages';
import { useInvitations } from '../people/use-invitations';
import { useSignOffs } from '../sign-off/use-sign-offs';
import { countDocuments, countReleases, partsOf } from './counts';
import './texts';

interface DraftGlance {
  readonly people: string;
  readonly documents: string;
  /** Null: nothing unread. */
  readonly unread: ReactNode;
  /** For the last task. */
  readonly releases: string;
}

/** What the cards of the room say of a case, as lines of a draft's task list. */
export function useDraftGlance(view: CaseView, documents: readonly Doc[]): DraftGlance {
  const { t } = useTranslation();
  const part = useMyPart();
  const invited = (useInvitations(view.id, part.invites.length > 0).data ?? []).filter(({ state }) => state === 'open').length;
  const unread = useMessages(view.id).data?.unread ?? 0;
  const { count, checking, refused } = countDocuments(documents);
  const releases = countReleases(useSignOffs().data?.items ?? [], view.members);
  const names = partsOf(view.members).map(({ name }) => name);
  const listed = (...parts: (string | false)[]): string => parts.filter(Boolean).join(' · ');
  return {
    people: listed(names.join(', '), invited > 0 && t('glance.invitedCount', { count: invited })),
    documents: listed(
      t('tasks.documentsHint', { count }),
      checking > 0 && t('glance.checking', { count: checking }),
      refused > 0 && t('glance.refused', { count: refused }),
    ),
    unread: unread > 0 ? <Badge tone="warning">{t('glance.unread', { count: unread })}</Badge> : null,
    releases: listed(
      part.leads && t('tasks.checkHint'),
      releases.done > 0 && releases.done < releases.count && t('glance.released', { done: releases.done, count: releases.count }),
      releases.count > 0 && releases.done === releases.count && t('glance.releasedAll'),
    ),
  };
}
