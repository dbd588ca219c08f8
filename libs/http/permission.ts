import { SetMetadata } from '@nestjs/common';
import type { Role } from '@bauraum/kernel';

/**
 * Who may call an endpoint. `public`: anybody; `session`: signed in; `person`: known to this authority; `visitor`: the same, or a
 * guest who came by a link; `anyone-of`: holds one of the roles, for the authority, the case or the participation that the path names. What
 * somebody holds no role for does not exist for them (404).
 */
export type Permission =
  | { readonly kind: 'public' }
  | { readonly kind: 'session' }
  | { readonly kind: 'person' }
  | { readonly kind: 'visitor' }
  | { readonly kind: 'anyone-of'; readonly roles: readonly Role[] };

export const PERMISSION = Symbol('permission');

/** Declares an endpoint's permission; an endpoint without one stops the boot. */
export const Allow = (...who: [Exclude<Permission['kind'], 'anyone-of'>] | Role[]): MethodDecorator =>
  SetMetadata(PERMISSION, isKind(who[0]) ? { kind: who[0] } : { kind: 'anyone-of', roles: who });

const KINDS: readonly unknown[] = ['public', 'session', 'person', 'visitor'];
const isKind = (value: unknown): value is Exclude<Permission['kind'], 'anyone-of'> => KINDS.includes(value);

export const IDENTIFIED = Symbol('identified');

/** Declares that a guest must identify first (403 `identification-needed`): who signs, files or pays is known by more than a name. */
export const Identified = (): MethodDecorator => SetMetadata(IDENTIFIED, true);

/** They write the application. */
export const APPLICANTS = ['builder', 'representative', 'designer'] as const satisfies Role[];
/** They write in it, the planner only what belongs to the own discipline. */
export const CONTRIBUTORS = [...APPLICANTS, 'planner'] as const satisfies Role[];
/** They see the whole of it. */
export const PARTIES = [...CONTRIBUTORS, 'reader'] as const satisfies Role[];
/** They pay the fee. */
export const PAYERS = [...APPLICANTS, 'payer'] as const satisfies Role[];
export const OFFICE = ['clerk', 'officer', 'head'] as const satisfies Role[];
