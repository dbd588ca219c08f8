import { Injectable } from '@nestjs/common';
import { GUEST_ISSUER, newId, notFound, type Role } from '@bauraum/kernel';
import { Database, type Tx } from '@bauraum/persistence';

/** Who somebody is by their identity provider. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly email: string | null;
}

/** @example isGuest({ issuer: 'https://login.example' }) // false */
export const isGuest = ({ issuer }: Pick<Identity, 'issuer'>): boolean => issuer === GUEST_ISSUER;

/** What the path of a request is about; roles are looked up for it. */
export interface Subject {
  readonly caseId?: string | undefined;
  readonly participationId?: string | undefined;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly Role[];
  readonly bodyIds: readonly string[];
  /** Of a planner in the case: id of a row of the packs. */
  readonly disciplineId?: string;
}

type Scope = 'authority' | 'body' | 'case';

interface MembershipRow {
  readonly scope: Scope;
  readonly scope_id: string;
  readonly role: Role;
  readonly discipline: string | null;
}

const MEMBERSHIPS = `
  select m.scope, m.scope_id, m.role, m.discipline from membership m
  where m.tenant_id = $1 and m.person_id = $2 and (m.scope in ('authority', 'body') or (m.scope = 'case' and m.scope_id = $3))`;

/** What a person's memberships say about a subject: the office does not see drafts, a body sees only what it was asked. */
@Injectable()
export class People {
  constructor(private readonly db: Database) {}

  /**
   * The person of an identity in this authority, made at the first visit.
   *
   * @throws UserError 404 for a guest whom nobody invited here, or who has identified since.
   */
  async know(tx: Tx, identity: Identity): Promise<{ id: string; name: string; email: string | null }> {
    const [known] = await tx.query<{ id: string; name: string; email: string | null }[]>(
      `select id, name, email from person where tenant_id = $1 and issuer = $2 and subject = $3`,
      [tx.tenant, identity.issuer, identity.subject],
    );
    if (isGuest(identity)) {
      if (!known) throw notFound();
      return known;
    }
    if (known && known.name === identity.name && known.email === identity.email) return known;
    return this.keep(tx, identity);
  }

  /** Writes down who somebody is by their identity provider, or a guest by the name that they gave. */
  async keep(tx: Tx, identity: Identity): Promise<{ id: string; name: string; email: string | null }> {
    const [made] = await tx.query<{ id: string; name: string; email: string | null }[]>(
      `insert into person (tenant_id, id, issuer, subject, name, email) values ($1, $2, $3, $4, $5, $6)
       on conflict (tenant_id, issuer, subject) do update set name = excluded.name, email = excluded.email returning id, name, email`,
      [tx.tenant, newId(), identity.issuer, identity.subject, identity.name, identity.email],
    );
    if (!made) throw new Error('a person was neither found nor made');
    return made;
  }

  /**
   * A guest's sessions end: from now on their cookies are nobody's. They come back by a link.
   *
   * @returns false for somebody who is no guest (any more).
   */
  async endSessions(tx: Tx, guestId: string): Promise<boolean> {
    const [, changed] = await tx.query<[unknown[], number]>(
      `update person set subject = $3 where tenant_id = $1 and id = $2 and issuer = $4`,
      [tx.tenant, guestId, newId(), GUEST_ISSUER],
    );
    return changed > 0;
  }

  /**
   * The person with the roles that count for a subject. No role means: for them it does not exist.
   *
   * @returns roles of the authority and of the subject; none of the office for a draft, which belongs to the applicants alone.
   */
  async access(tenant: string, identity: Identity, subject: Subject): Promise<Person> {
    return this.db.transaction(tenant, async (tx) => {
      const person = await this.know(tx, identity);
      const rows = await tx.query<MembershipRow[]>(MEMBERSHIPS, [tx.tenant, person.id, subject.caseId ?? '']);
      const bodyIds = rows.filter((r) => r.scope === 'body').map((r) => r.scope_id);
      const disciplineId = rows.find((r) => r.scope === 'case' && r.discipline !== null)?.discipline;
      return { ...person, bodyIds, roles: await this.roles(tx, rows, subject), ...(disciplineId ? { disciplineId } : {}) };
    });
  }

  private async roles(tx: Tx, rows: readonly MembershipRow[], subject: Subject): Promise<Role[]> {
    const authority = rows.filter((r) => r.scope === 'authority').map((r) => r.role);
    const body = rows.filter((r) => r.scope === 'body');
    if (subject.participationId) {
      const [found] = await tx.query<{ body_id: string }[]>(`select body_id from participation where tenant_id = $1 and id = $2`, [
        tx.tenant,
        subject.participationId,
      ]);
      return found ? [...authority, ...body.filter((r) => r.scope_id === found.body_id).map((r) => r.role)] : [];
    }
    if (subject.caseId) {
      const [found] = await tx.query<{ status: string }[]>(`select status from process where tenant_id = $1 and id = $2 and case_id = $2`, [
        tx.tenant,
        subject.caseId,
      ]);
      if (!found) return [];
      const office = found.status === 'draft' || found.status === 'discarded' ? [] : authority;
      return [...office, ...rows.filter((r) => r.scope === 'case').map((r) => r.role)];
    }
    return [...authority, ...body.map((r) => r.role)];
  }

  /** What somebody plans in a case. */
  async disciplineIn(tx: Tx, personId: string, caseId: string): Promise<string | undefined> {
    const [row] = await tx.query<{ discipline: string | null }[]>(
      `select discipline from membership where tenant_id = $1 and person_id = $2 and scope = 'case' and scope_id = $3 and role = 'planner'`,
      [tx.tenant, personId, caseId],
    );
    return row?.discipline ?? undefined;
  }

  /** The language that somebody chose for the portal, wherever they log in; null: none yet. */
  async languageOf(tx: Tx, personId: string): Promise<string | null> {
    const [row] = await tx.query<{ language: string | null }[]>(`select language from person where tenant_id = $1 and id = $2`, [
      tx.tenant,
      personId,
    ]);
    return row?.language ?? null;
  }

  async chooseLanguage(tx: Tx, personId: string, language: string): Promise<void> {
    await tx.query(`update person set language = $3 where tenant_id = $1 and id = $2`, [tx.tenant, personId, language]);
  }

  /** Makes somebody a member; a second time changes nothing. */
  async join(tx: Tx, personId: string, scope: Scope, scopeId: string, role: Role, discipline?: string | null): Promise<boolean> {
    const made = await tx.query<unknown[]>(
      `insert into membership (tenant_id, id, person_id, scope, scope_id, role, discipline) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict do nothing returning 1`,
      [tx.tenant, newId(), personId, scope, scopeId, role, discipline ?? null],
    );
    return made.length > 0;
  }
}
