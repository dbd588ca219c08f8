import { SetMetadata } from '@nestjs/common';
import type { Role } from '@bauraum/kernel';

/**
 * Who may call an endpoint. `public`: anybody; `session`: signed in; `person`: known to this authority; `anyone-of`: holds one of the roles,
 * for the authority, the case or the participation that the path names. What somebody holds no role for does not exist for them (404).
 */
export type Permission =
  | { readonly kind: 'public' }
  | { readonly kind: 'session' }
  | { readonly kind: 'person' }
  | { readonly kind: 'anyone-of'; readonly roles: readonly Role[] };

export const PERMISSION = Symbol('permission');

/** Declares an endpoint's permission; an endpoint without one stops the boot. */
export const Allow = (...who: [Exclude<Permission['kind'], 'anyone-of'>] | Role[]): MethodDecorator =>
  SetMetadata(PERMISSION, isKind(who[0]) ? { kind: who[0] } : { kind: 'anyone-of', roles: who });

const isKind = (value: unknown): value is 'public' | 'session' | 'person' =>
  value === 'public' || value === 'session' || value === 'person';

export const APPLICANTS = ['builder', 'designer'] as const satisfies Role[];
export const OFFICE = ['clerk', 'officer', 'head'] as const satisfies Role[];
