import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WorkflowRunner } from '@bauraum/cases';
import { People, StaffInvitations } from '@bauraum/identity';
import { newId } from '@bauraum/kernel';
import { PackStore } from '@bauraum/packs';
import { Tenants } from '@bauraum/tenancy';
import { findAuthority, listAuthorities } from '@bauraum/workflows';
import { testDatabase, type TestDatabase } from '../../../test/support/bauraum-database';
import { runAdd } from './add';
import { runInvite } from './invite';

const EXAMPLE = 'workflows/packs/de/mv/nordwestmecklenburg';

let test: TestDatabase;
let folder: string;
let store: PackStore;
let screen: string;
const spies: jest.SpyInstance[] = [];

beforeAll(async () => {
  test = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'bauraum-authority-'));
  store = new PackStore(test.db);
  await store.onModuleInit();
});
afterAll(async () => {
  await store.onApplicationShutdown();
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  screen = '';
  const write = (text: string | Uint8Array): boolean => Boolean((screen += String(text)));
  spies.push(jest.spyOn(process.stdout, 'write').mockImplementation(write), jest.spyOn(process.stderr, 'write').mockImplementation(write));
});
afterEach(() => spies.splice(0).forEach((spy) => spy.mockRestore()));

/** A pack like a built-in one, with another name. */
function packFolder(slug: string, change: object = {}): string {
  const path = join(folder, slug);
  cpSync(EXAMPLE, path, { recursive: true });
  const head = JSON.parse(readFileSync(join(EXAMPLE, 'pack.json'), 'utf8')) as object;
  writeFileSync(join(path, 'pack.json'), JSON.stringify({ ...head, slug, name: `Landkreis ${slug}`, ...change }));
  return path;
}

const add = (path: string, ...more: string[]): Promise<number> => runAdd([path, ...more], { DATABASE_URL: test.appUrl });

async function until(done: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100 && !done(); turn++) await sleep(50);
}

const one = (tenant: string, sql: string): Promise<Record<string, unknown>[]> => test.db.transaction(tenant, (tx) => tx.query(sql));

describe('authority add', () => {
  it('makes an authority live while processes run: they take it over and cases can be created', async () => {
    expect(findAuthority('testkreis')).toBeUndefined();
    expect(await add(packFolder('testkreis'), '--admin-name', 'Katrin Voss')).toBe(0);
    expect(screen).toContain('Landkreis testkreis (testkreis) ist eingerichtet: 83 Gemeinden, 5 Stellen.');
    expect(screen).toMatch(/\/auth\/staff\/testkreis\?token=[\w-]{43}/);
    expect(screen).toContain('DVDV');
    await until(() => findAuthority('testkreis') !== undefined);
    expect(listAuthorities().map(({ slug }) => slug)).toContain('testkreis');

    const id = newId();
    await test.db.transaction('testkreis', async (tx) => {
      await tx.query(
        `insert into permit_case (tenant_id, id, procedure, title, municipality_ags, place, created_at) values ($1, $2, 'simplified', 'Haus', '13074026', 'Ort', now())`,
        [tx.tenant, id],
      );
      const input = { authority: tx.tenant, land: 'MV', procedure: 'simplified', municipalityAgs: '13074026' };
      const actor = { id: newId(), name: 'Anna Berger', role: 'builder' } as const;
      await new WorkflowRunner().create(tx, { workflow: 'building-permit', id, caseId: id, input, actor });
    });
    expect(await one('testkreis', `select status from process`)).toEqual([{ status: 'draft' }]);
    expect(await one('testkreis', `select count(*)::int as n from body`)).toEqual([{ n: 5 }]);
  });

  it('says nothing new the second time, and takes over a change', async () => {
    const path = packFolder('zweimal');
    expect([await add(path), await add(path)]).toEqual([0, 0]);
    expect(screen).toContain('war schon eingerichtet, nichts ist anders');
    await until(() => findAuthority('zweimal') !== undefined);
    expect(await add(packFolder('zweimal', { name: 'Landkreis Zweimal' }))).toBe(0);
    await until(() => findAuthority('zweimal')?.name === 'Landkreis Zweimal');
    expect(findAuthority('zweimal')?.name).toBe('Landkreis Zweimal');
    expect(await one('zweimal', `select version from authority_pack`)).toEqual([{ version: 2 }]);
  });

  it('is known at once to whoever asks for it', async () => {
    const fresh = new PackStore(test.db);
    expect(await fresh.find('sofort')).toBeUndefined();
    await add(packFolder('sofort'));
    await sleep(1100); // an unknown name asks the database once in a second
    expect((await fresh.find('sofort'))?.name).toBe('Landkreis sofort');
  });

  it('leaves nothing of a pack that cannot be used', async () => {
    expect(await add(packFolder('kaputt', { seatAgs: '13074999', verifed: true }))).toBe(1);
    expect(screen).toMatch(/kaputt\/pack\.json:1:\d+ {2}\/verifed {2}unknown key/);
    expect(await add(packFolder('kaputt', { seatAgs: '13074999' }))).toBe(1);
    expect(await one('kaputt', `select 1 from tenant union all select 1 from authority_pack`)).toEqual([]);
    await store.refresh();
    expect(findAuthority('kaputt')).toBeUndefined();
  });

  it('wins over the built-in authority of the same name, which a later start leaves alone', async () => {
    const [builtIn] = listAuthorities().filter(({ slug }) => !['testkreis', 'zweimal', 'sofort'].includes(slug) && slug.startsWith('nord'));
    const slug = builtIn?.slug ?? '';
    expect(await add(packFolder(slug, { name: 'Anderer Name' }))).toBe(0);
    await until(() => findAuthority(slug)?.name === 'Anderer Name');
    await new Tenants(test.db).install();
    expect(await one(slug, `select name from tenant`)).toEqual([{ name: 'Anderer Name' }]);
  });
});

describe('the pack in the database', () => {
  it('is seen by its tenant alone; only names and hashes are listed', async () => {
    expect(await one('zweimal', `select tenant_id from authority_pack`)).toEqual([{ tenant_id: 'zweimal' }]);
    const listed = await test.db.list<{ tenant_id: string; sha256: string }>('installed_packs');
    expect(listed.map(({ tenant_id: slug }) => slug).sort()).toContain('testkreis');
    expect(Object.keys(listed[0] ?? {})).toEqual(['tenant_id', 'sha256']);
    await expect(test.relay.query(`select * from installed_packs()`)).rejects.toThrow(/permission denied/);
  });

  it('is not taken over when it is not what was installed', async () => {
    await add(packFolder('gefaelscht'));
    await one('gefaelscht', `update authority_pack set content = jsonb_set(content, '{name}', '"Anders"'), sha256 = repeat('0', 64)`);
    const fresh = new PackStore(test.db);
    await fresh.refresh();
    expect(findAuthority('gefaelscht')?.name).not.toBe('Anders');
  });
});

describe('the first administrator', () => {
  const invitations = (): StaffInvitations => new StaffInvitations(new People(test.db));
  const identity = (subject: string) => ({ issuer: 'https://login.example', subject, name: 'Katrin Voss', email: null });

  it('comes in by the link, once', async () => {
    await add(packFolder('leitung'));
    const token = /token=([\w-]+)/.exec(screen)?.[1] ?? '';
    await test.db.transaction('leitung', (tx) => invitations().accept(tx, identity('katrin'), token));
    await test.db.transaction('leitung', (tx) => invitations().accept(tx, identity('katrin'), token));
    const person = await new People(test.db).access('leitung', identity('katrin'), {});
    expect(person.roles).toEqual(['administrator']);
    const second = test.db.transaction('leitung', (tx) => invitations().accept(tx, identity('other'), token));
    await expect(second).rejects.toMatchObject({ status: 410, code: 'invitation-used' });
    screen = '';
    await add(packFolder('leitung'));
    expect(screen).toContain('gibt es schon.');
    expect(screen).not.toContain('token=');
  });

  it('loses an older link to a newer one, and nobody guesses', async () => {
    await add(packFolder('neuer-link'));
    const token = /token=([\w-]+)/.exec(screen)?.[1] ?? '';
    await add(packFolder('neuer-link'));
    const accept = (secret: string) => test.db.transaction('neuer-link', (tx) => invitations().accept(tx, identity('katrin'), secret));
    await expect(accept(token)).rejects.toMatchObject({ status: 410, code: 'invitation-expired' });
    await expect(accept('guessed')).rejects.toMatchObject({ status: 404 });
  });

  it('is a person of the identity provider when their subject is known', async () => {
    await add(packFolder('subjekt'), '--admin-subject', 'katrin.voss', '--admin-name', 'Katrin Voss');
    expect(await one('subjekt', `select role, subject from membership join person p on p.id = person_id`)).toEqual([
      { role: 'administrator', subject: 'katrin.voss' },
    ]);
  });
});

describe('authority invite', () => {
  const identity = { issuer: 'https://login.example', subject: 'ulrike', name: 'Ulrike Behrens', email: null };
  const invite = (...argv: string[]): Promise<number> => runInvite(argv, { DATABASE_URL: test.appUrl });

  it('lets people into the office and into bodies', async () => {
    await add(packFolder('einladung'));
    for (const seat of [
      ['--role', 'officer'],
      ['--body', 'environment'],
    ]) {
      screen = '';
      expect(await invite('einladung', ...seat, '--name', 'Ulrike Behrens')).toBe(0);
      const token = /token=([\w-]+)/.exec(screen)?.[1] ?? '';
      await test.db.transaction('einladung', (tx) => new StaffInvitations(new People(test.db)).accept(tx, identity, token));
    }
    const person = await new People(test.db).access('einladung', identity, {});
    expect([[...person.roles].sort(), person.bodyIds]).toEqual([['body-member', 'officer'], ['environment']]);
  });

  it.each([
    [['nowhere', '--role', 'officer'], 'Eine Behörde nowhere'],
    [['einladung', '--role', 'mayor'], '--role mayor: Es gibt clerk'],
    [['einladung', '--body', 'mayor'], '--body mayor: Es gibt environment'],
    [['einladung'], 'entweder --role oder --body'],
  ])('refuses %j', async (argv, problem) => {
    await expect(invite(...argv)).rejects.toThrow(problem);
  });
});
