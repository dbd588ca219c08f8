import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { UserError, type Actor, type Role } from '@bauraum/kernel';
import type { FastifyRequest } from 'fastify';
import { APPLICANTS } from './permission';

/** The part of an application that a specialist planner (Fachplaner) works on, as the packs define it. */
export interface Discipline {
  readonly id: string;
  /** German. */
  readonly label: string;
  /** Sections of the form by id. */
  readonly sections: readonly string[];
  /** Codes of the XBau list `anlagen`. */
  readonly documents: readonly string[];
}

/** The signed-in person as one authority knows them, with the roles they hold for what the path names. */
export interface Principal {
  readonly tenant: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly Role[];
  /** Bodies that the person is a member of. */
  readonly bodyIds: readonly string[];
  /** Trust level of the login as the identity provider names it. */
  readonly acr?: string;
  /** Of a planner in the case that the path names. */
  readonly discipline?: Discipline;
  /** Came by a link and has not identified. */
  readonly guest?: true;
}

/** A command as it came in; what makes it the same command again is `key`. */
export interface CommandContext {
  readonly principal: Principal;
  readonly key: string;
  readonly route: string;
}

export interface AuthenticatedRequest extends FastifyRequest {
  principal?: Principal;
  session?: {
    issuer: string;
    subject: string;
    name: string;
    email: string | null;
    acr?: string;
    guestOf?: readonly string[];
    idToken?: string;
  };
}

/** @example actorOf({ ...principal, roles: ['officer'] }, ['officer', 'head']).role // 'officer' */
export function actorOf(principal: Principal, permitted: readonly Role[]): Actor {
  const role = permitted.find((r) => principal.roles.includes(r)) ?? principal.roles[0];
  if (!role) throw new UserError(403, 'not-allowed');
  return { id: principal.personId, name: principal.name, role };
}

/** @example holdsAny({ ...principal, roles: ['reader'] }, PARTIES) // true */
export const holdsAny = ({ roles }: Pick<Principal, 'roles'>, wanted: readonly Role[]): boolean =>
  wanted.some((role) => roles.includes(role));

const NOTHING: Discipline = { id: '', label: '', sections: [], documents: [] };

/**
 * What somebody is held to when they write in an application: a planner to the own discipline, unless they are an applicant too; undefined: to nothing.
 *
 * @example limitOf({ ...principal, roles: ['planner'], discipline })?.documents // ['2801']
 */
export const limitOf = (principal: Pick<Principal, 'roles' | 'discipline'>): Discipline | undefined =>
  holdsAny(principal, ['planner']) && !holdsAny(principal, APPLICANTS) ? (principal.discipline ?? NOTHING) : undefined;

const principalOf = (context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!principal) throw new UserError(401, 'unauthenticated');
  return principal;
};

/** The caller, for queries. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => principalOf(context));

const KEY = /^[A-Za-z0-9_-]{8,100}$/;

/** The caller and the command's idempotency key, for commands. */
export const Command = createParamDecorator((_: unknown, context: ExecutionContext): CommandContext => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !KEY.test(key)) throw new UserError(400, 'idempotency-key-missing');
  return { principal: principalOf(context), key, route: `${request.method} ${request.url.split('?')[0]}` };
});
