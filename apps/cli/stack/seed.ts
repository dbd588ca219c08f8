import { People } from '@bauraum/identity';
import type { Role } from '@bauraum/kernel';
import { Database } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import type { Persona } from '../../sandbox/options';

export type SeedPersona = Persona & {
  readonly memberships: readonly {
    readonly authority: string;
    readonly scope: 'authority' | 'body';
    readonly scopeId: string;
    readonly role: Role;
  }[];
};

/**
 * Makes the authorities of the packs and the memberships of the personas. Safe to repeat; a sandbox that moved to another port keeps its
 * people, because their issuer is rewritten.
 */
export async function seed(databaseUrl: string, issuer: string, personas: readonly SeedPersona[]): Promise<void> {
  const db = await Database.connect({ url: databaseUrl, poolSize: 2, entities: [], applicationName: 'bauraum-seed' });
  try {
    const authorities = await new Tenants(db).install();
    const people = new People(db);
    for (const authority of authorities) {
      await db.transaction(authority, async (tx) => {
        await tx.query(`update person set issuer = $2 where tenant_id = $1 and issuer <> $2 and subject = any($3::text[])`, [
          authority,
          issuer,
          personas.map((p) => p.sub),
        ]);
        for (const persona of personas) {
          for (const m of persona.memberships.filter((one) => one.authority === authority)) {
            const person = await people.know(tx, { issuer, subject: persona.sub, name: persona.name, email: persona.email });
            await people.join(tx, person.id, m.scope, m.scopeId, m.role);
          }
        }
      });
    }
  } finally {
    await db.close();
  }
}
