import type { Doc, Member, MessageTopic, SupplementRequest } from '../../api/types';
import { newestOf } from '../documents/list-view';
import { signersOf } from '../sign-off/signers';
import type { RequiredSignOff } from '../sign-off/use-sign-offs';

export interface DocumentCounts {
  readonly count: number;
  /** On their way, or in quarantine. */
  readonly checking: number;
  /** Not accepted as they are now. */
  readonly refused: number;
}

/** What the applicant side has brought. */
export function countDocuments(documents: readonly Doc[]): DocumentCounts {
  const states = documents.filter(({ direction, withdrawn }) => direction === 'incoming' && !withdrawn).map((doc) => newestOf(doc)?.status);
  return {
    count: states.length,
    checking: states.filter((state) => state === 'uploading' || state === 'checking').length,
    refused: states.filter((state) => state === 'rejected').length,
  };
}

export interface ReleaseCounts {
  readonly count: number;
  readonly done: number;
  /** Who released something that stands, each once. */
  readonly by: readonly string[];
  readonly waiting: readonly Release[];
  readonly fallen: readonly Release[];
}

/** What is to be released, and by whom; nobody: nobody of the case can. */
export interface Release {
  readonly id: string;
  readonly title: string;
  readonly who: readonly string[];
}

export function countReleases(items: readonly RequiredSignOff[], members: readonly Member[]): ReleaseCounts {
  const of = (state: RequiredSignOff['state']): RequiredSignOff[] => items.filter((item) => item.state === state);
  const release = (item: RequiredSignOff): Release => ({
    id: item.ruleId,
    title: item.title,
    who: [...new Set(signersOf(item, members).map(({ name }) => name))],
  });
  const standing = of('stands');
  return {
    count: items.length,
    done: standing.length,
    by: [...new Set(standing.flatMap(({ signOff }) => (signOff ? [signOff.by.name] : [])))],
    waiting: of('open').map(release),
    fallen: of('fallen').map(release),
  };
}

/** Topics with something unread, as they come: the newest first. */
export const unreadTopics = (topics: readonly MessageTopic[]): MessageTopic[] => topics.filter(({ unread }) => unread > 0);

/** The punch list: what is open, and what the office found not sufficient. */
export function countPoints({ answeredAt, findings }: SupplementRequest): { open: number; insufficient: number } {
  return {
    open: answeredAt === null ? findings.filter(({ open }) => open).length : 0,
    insufficient: findings.filter(({ review }) => review?.verdict === 'insufficient').length,
  };
}

/** Everybody once, with all that they are. */
export function partsOf(members: readonly Member[]): { personId: string; name: string; roles: Member[] }[] {
  const people = new Map<string, { personId: string; name: string; roles: Member[] }>();
  for (const member of members) {
    const known = people.get(member.personId) ?? { personId: member.personId, name: member.name, roles: [] };
    people.set(member.personId, { ...known, roles: [...known.roles, member] });
  }
  return [...people.values()];
}
