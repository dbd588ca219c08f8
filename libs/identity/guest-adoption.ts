import { Injectable } from '@nestjs/common';
import { GUEST_ISSUER, type CaseRole } from '@bauraum/kernel';
import { Database, type Tx } from '@bauraum/persistence';
import { People, type Identity } from './people';

/** A guest who identified. */
export interface Adopted {
  readonly guestId: string;
  /** The same as `guestId`, unless the authority knew the person already. */
  readonly personId: string;
  readonly name: string;
  /** As the guest called themselves. */
  readonly formerName: string;
  readonly cases: readonly { readonly caseId: string; readonly role: CaseRole }[];
}

/** Runs in the transaction of the adoption. */
type Listener = (tx: Tx, adopted: Adopted) => Promise<void>;

/** The guest of a session as it was sealed: who, and in which authorities. */
interface Guest extends Pick<Identity, 'subject'> {
  readonly guestOf?: readonly string[];
}

/** A guest logs in: from then on what they hold is held by the person whom the identity provider names. */
@Injectable()
export class GuestAdoption {
  private readonly listeners: Listener[] = [];

  constructor(
    private readonly db: Database,
    private readonly people: People,
  ) {}

  onAdopted(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** In each authority that knows the guest, in a transaction of its own; repeating it changes nothing. */
  async adopt({ subject, guestOf = [] }: Guest, identity: Identity): Promise<void> {
    for (const tenant of guestOf) await this.db.transaction(tenant, (tx) => this.adoptIn(tx, subject, identity));
  }

  private async adoptIn(tx: Tx, subject: string, identity: Identity): Promise<void> {
    const [guest] = await tx.query<{ id: string; name: string }[]>(
      `select id, name from person where tenant_id = $1 and issuer = $2 and subject = $3 for update`,
      [tx.tenant, GUEST_ISSUER, subject],
    );
    if (!guest) return;
    const cases = await tx.query<Adopted['cases']>(
      `select scope_id as "caseId", role from membership where tenant_id = $1 and person_id = $2 and scope = 'case' order by created_at, role`,
      [tx.tenant, guest.id],
    );
    const personId = (await this.become(tx, guest.id, identity)) ?? (await this.merge(tx, guest.id, identity));
    const adopted = { guestId: guest.id, personId, name: identity.name, formerName: guest.name, cases };
    for (const listener of this.listeners) await listener(tx, adopted);
  }

  /** Whom the authority does not know yet, becomes the same row: authorship, comments and marks stay theirs. */
  private async become(tx: Tx, guestId: string, { issuer, subject, name, email }: Identity): Promise<string | undefined> {
    const known = await tx.query<unknown[]>(`select 1 from person where tenant_id = $1 and issuer = $2 and subject = $3`, [
      tx.tenant,
      issuer,
      subject,
    ]);
    if (known.length > 0) return undefined;
    await tx.query(`update person set issuer = $3, subject = $4, name = $5, email = $6 where tenant_id = $1 and id = $2`, [
      tx.tenant,
      guestId,
      issuer,
      subject,
      name,
      email,
    ]);
    return guestId;
  }

  /** Whom the authority knows, gets what the guest held; the guest's row stays for what was written under it. */
  private async merge(tx: Tx, guestId: string, identity: Identity): Promise<string> {
    const { id } = await this.people.know(tx, identity);
    await tx.query(
      `insert into membership (tenant_id, id, person_id, scope, scope_id, role, discipline, created_at)
       select tenant_id, gen_random_uuid(), $3, scope, scope_id, role, discipline, created_at from membership where tenant_id = $1 and person_id = $2
       on conflict do nothing`,
      [tx.tenant, guestId, id],
    );
    await tx.query(`delete from membership where tenant_id = $1 and person_id = $2`, [tx.tenant, guestId]);
    await tx.query(`update invitation set accepted_by = $3 where tenant_id = $1 and accepted_by = $2`, [tx.tenant, guestId, id]);
    await tx.query(`update invitation set created_by = $3 where tenant_id = $1 and created_by = $2`, [tx.tenant, guestId, id]);
    await tx.query(`update notification set person_id = $3 where tenant_id = $1 and person_id = $2`, [tx.tenant, guestId, id]);
    return id;
  }
}
