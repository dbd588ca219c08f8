/**
 * Applicant side: memberships of one case. Builder (Bauherr), representative (Bevollmächtigter), designer (Entwurfsverfasser), planner
 * (Fachplaner, of one discipline), reader (sees all of it), payer (sees the fee and nothing else).
 */
export const CASE_ROLES = ['builder', 'representative', 'designer', 'planner', 'reader', 'payer'] as const;
/** Office side: memberships of the authority. */
export const OFFICE_ROLES = ['clerk', 'officer', 'head', 'administrator'] as const;
/** Partner side: membership of a participating body. */
export const BODY_ROLES = ['body-member'] as const;

export type CaseRole = (typeof CASE_ROLES)[number];
export type OfficeRole = (typeof OFFICE_ROLES)[number];
export type BodyRole = (typeof BODY_ROLES)[number];
/** `system` acts for effects and deadlines; nobody can log in as it. */
export type Role = CaseRole | OfficeRole | BodyRole | 'system';

/** The issuer of people who came by a link: no identity provider knows them, their session says the name that they gave and nothing more. */
export const GUEST_ISSUER = 'urn:bauraum:guest';

/** Who did something, as it is written into the journal. */
export interface Actor {
  /** Person id, or `system`. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** Effects and deadlines act as this. */
export const SYSTEM_ACTOR: Actor = { id: 'system', name: 'Bauraum', role: 'system' };
