import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { isId, notFound, UserError, type Role } from '@bauraum/kernel';
import {
  holdsAny,
  IDENTIFIED,
  PERMISSION,
  type AuthenticatedRequest,
  type Discipline,
  type Permission,
  type Principal,
} from '@bauraum/http';
import { PackStore } from '@bauraum/packs';
import { disciplineOf } from '@bauraum/workflows';
import { isGuest, People, type Subject } from './people';
import { Sessions } from './sessions';

type Session = NonNullable<AuthenticatedRequest['session']>;
type Params = { authority?: string; caseId?: string; participationId?: string };

/** The one place that decides who may call what; endpoints only declare it with `@Allow`. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly people: People,
    private readonly packs: PackStore,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const permission = this.reflector.get<Permission | undefined>(PERMISSION, context.getHandler());
    if (!permission) throw new Error(`no permission declared for ${context.getClass().name}.${context.getHandler().name}`);
    if (permission.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const session = await this.sessions.of(request);
    if (!session) throw new UserError(401, 'unauthenticated');
    request.session = session;
    if (permission.kind === 'session') return true;
    const mustIdentify = permission.kind === 'person' || this.reflector.get<true | undefined>(IDENTIFIED, context.getHandler()) === true;

    const { authority: tenant = '', caseId, participationId } = request.params as Params;
    const subject = { caseId, participationId };
    if (!(await this.packs.find(tenant))) throw notFound();
    for (const [name, value] of Object.entries(request.params as Record<string, string>)) {
      if (name.endsWith('Id') && !isId(value)) throw notFound();
    }
    const person = await this.principal(session, tenant, subject);
    request.principal = person;
    if (permission.kind === 'anyone-of' && !holdsAny(person, permission.roles)) throw refusal(person, subject, permission.roles);
    if (mustIdentify && person.guest) throw new UserError(403, 'identification-needed');
    return true;
  }

  /**
   * Who somebody is in a case, for what does not come as a request to an endpoint.
   *
   * @throws UserError 404 when it does not exist for them, 403 when they hold none of the roles.
   */
  async admit(session: Session, tenant: string, caseId: string, roles: readonly Role[]): Promise<Principal> {
    if (!(await this.packs.find(tenant)) || !isId(caseId)) throw notFound();
    const person = await this.principal(session, tenant, { caseId });
    if (holdsAny(person, roles)) return person;
    throw refusal(person, { caseId }, roles);
  }

  private async principal(session: Session, tenant: string, subject: Subject): Promise<Principal> {
    const { id, disciplineId, ...person } = await this.people.access(tenant, session, subject);
    return {
      tenant,
      personId: id,
      ...person,
      ...(session.acr === undefined ? {} : { acr: session.acr }),
      ...(disciplineId === undefined ? {} : { discipline: disciplineFor(tenant, disciplineId) }),
      ...(isGuest(session) ? { guest: true } : {}),
    };
  }
}

/** A discipline that the packs do not know any more leaves its planner nothing to write. */
function disciplineFor(tenant: string, id: string): Discipline {
  const { label, sections, documents } = disciplineOf(tenant, id) ?? { label: id, sections: [], documents: [] };
  return { id, label, sections, documents };
}

const refusal = ({ roles }: Principal, subject: Params, needed: readonly Role[]): UserError =>
  sees(roles, subject) ? new UserError(403, 'not-allowed', { needed }) : notFound();

/** Somebody who may see the thing learns that they may not do this; for everybody else it does not exist. */
function sees(roles: readonly Role[], { caseId, participationId }: Params): boolean {
  const blind: readonly Role[] = participationId ? ['administrator'] : caseId ? ['administrator', 'body-member'] : [];
  return participationId || caseId ? roles.some((role) => !blind.includes(role)) : true;
}
