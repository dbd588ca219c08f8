/** How far a section is, as the people who write it say. */
export const ASSIGNMENT_STATES = ['open', 'inWork', 'ready'] as const;

export interface Assignment {
  readonly personId: string | null;
  readonly state: (typeof ASSIGNMENT_STATES)[number];
}
