import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inconsistencies, unverified } from './consistency';
import { placeholdersOf } from './consistency/references';
import { basePack, landPack, layered, listAuthorities, listLands } from './installed';
import type { AuthorityPack, LandPack } from './types';

const land = landPack('MV');
const [authority] = listAuthorities().filter((one) => one.land === land.land) as [AuthorityPack];
const above = layered([land, basePack()]);

/** What a change of the Land's pack leads to, as `path reason`. */
const ofLand = (change: Partial<LandPack>): string[] =>
  inconsistencies({ ...land, ...change }, layered([basePack()])).map(({ path, reason }) => `${path} ${reason}`);
const ofAuthority = (change: Partial<AuthorityPack>): string[] =>
  inconsistencies({ ...authority, ...change }, above).map(({ path, reason }) => `${path} ${reason}`);

const [procedure] = land.procedures as NonNullable<LandPack['procedures']>;
const [period] = land.periods as NonNullable<LandPack['periods']>;
const [document] = land.documents as NonNullable<LandPack['documents']>;
const [text] = land.texts as NonNullable<LandPack['texts']>;
const [fee] = land.fees as NonNullable<LandPack['fees']>;
const [form] = basePack().forms as NonNullable<LandPack['forms']>;
if (!procedure || !period || !document || !text || !fee || !form) throw new Error('the pack has too little for this spec');

test('what ships makes sense', () => {
  expect(inconsistencies(basePack())).toEqual([]);
  for (const one of listLands()) expect([one.land, inconsistencies(one, layered([basePack()]))]).toEqual([one.land, []]);
  for (const one of listAuthorities()) {
    expect([one.slug, inconsistencies(one, layered([landPack(one.land), basePack()]))]).toEqual([one.slug, []]);
  }
});

describe('rows', () => {
  const row = { ...text, id: 'x', use: 'letter' };
  const dated = (validFrom: string, validTo?: string) => ({ ...row, validFrom, ...(validTo ? { validTo } : {}) });

  it('of one id follow each other', () => {
    expect(ofLand({ texts: [...(land.texts ?? []), dated('2020-01-01', '2020-12-31'), dated('2021-01-01')] })).toEqual([]);
    const at = land.texts?.length ?? 0;
    expect(ofLand({ texts: [...(land.texts ?? []), dated('2020-01-01', '2021-01-01'), dated('2021-01-01')] })).toEqual([
      `/texts/${at + 1} holds at the same time as a row with the id x at /texts/${at}`,
    ]);
    expect(ofLand({ texts: [...(land.texts ?? []), dated('2020-01-01', '2019-12-31')] })).toEqual([
      `/texts/${at}/validTo ends before it begins on 2020-01-01`,
    ]);
  });

  it('of one kind and procedure do not compete', () => {
    const other = { ...period, id: 'other' };
    expect(ofLand({ periods: [...(land.periods ?? []), other] })).toEqual([
      expect.stringContaining(`/periods/${land.periods?.length} holds at the same time as ${period.id}, which is of the same kind,`),
    ]);
    expect(ofLand({ fees: [...(land.fees ?? []), { ...fee, id: 'other' }] })).toEqual([expect.stringContaining('for the same procedure')]);
  });
});

describe('names', () => {
  it('of machines, forms and procedures exist', () => {
    const change = { ...procedure, id: 'x', workflow: 'nothing', form: 'nowhere', handsOverTo: 'nobody' };
    const at = land.procedures?.length;
    expect(ofLand({ procedures: [...(land.procedures ?? []), change] })).toEqual([
      `/procedures/${at}/workflow there is no machine nothing`,
      `/procedures/${at}/form there is no form nowhere`,
      `/procedures/${at}/handsOverTo there is no procedure nobody`,
    ]);
    expect(ofLand({ procedures: [...(land.procedures ?? []), { ...procedure, id: 'x', workflowVersion: 99 }] })).toEqual([
      `/procedures/${at}/workflowVersion ${procedure.workflow} has no version 99`,
    ]);
    expect(ofLand({ fees: [{ ...fee, procedures: ['simplifed'] }] })).toContain('/fees/0/procedures/0 there is no procedure simplifed');
  });

  it('of a notice that goes to the authority at once lead nowhere else', () => {
    const notice = land.procedures?.findIndex(({ workflow }) => workflow === 'demolition-notice') ?? -1;
    const procedures = land.procedures?.map((row, index) => (index === notice ? { ...row, entry: 'municipality' as const } : row)) ?? [];
    expect(ofLand({ procedures })).toEqual([`/procedures/${notice} demolition-notice goes to the authority at once`]);
  });

  it('of a notice that counts as notified by its provision fit its retrieval', () => {
    const portal = { ...basePack().notifications?.find(({ channel }) => channel === 'portal'), id: 'x', deemedAfterDays: 4 };
    const problems = ofLand({ notifications: [...(land.notifications ?? []), portal as never] });
    expect(problems).toContainEqual(expect.stringMatching(/^ \S+ must have the 4 days after which x lets a notice count as notified$/));
  });

  it('of XBau codes exist', () => {
    expect(ofLand({ documents: [{ ...document, typeCode: '0042' }] })).toEqual([
      '/documents/0/typeCode the XBau list anlagen has no code 0042',
    ]);
  });

  it('in a sign-off exist, and nobody is allowed twice', () => {
    const [signOff] = land.signOffs ?? [];
    if (!signOff) throw new Error('the pack has no sign-off');
    const releases = { sections: ['project', 'garden'], documents: ['0601', '0042'] };
    const change = { ...signOff, procedures: ['simplifed'], releases, mayAlsoBeSignedBy: [{ role: signOff.role }] };
    expect(ofLand({ signOffs: [change] })).toEqual([
      '/signOffs/0/procedures/0 there is no procedure simplifed',
      '/signOffs/0/releases/sections/1 no form has a section garden',
      '/signOffs/0/releases/documents/1 the XBau list anlagen has no code 0042',
      `/signOffs/0/mayAlsoBeSignedBy/0/role the ${signOff.role} signs anyway`,
    ]);
    expect(ofLand({ signOffs: [{ ...signOff, when: { fact: 'building.clas', min: 4 } }] })).toEqual([
      '/signOffs/0/when/fact nobody is asked for building.clas',
    ]);
  });

  it('of disciplines exist, where a planner signs and nowhere else', () => {
    const [signOff] = land.signOffs ?? [];
    const [discipline] = basePack().disciplines ?? [];
    if (!signOff || !discipline) throw new Error('the packs have no sign-off or no discipline');
    const { mayAlsoBeSignedBy: _, ...row } = { ...signOff, role: 'planner' as const, releases: { sections: [], documents: ['0601'] } };
    expect(ofLand({ signOffs: [{ ...row, role: 'designer', discipline: discipline.id }] })).toEqual([
      '/signOffs/0/discipline a designer has no discipline',
    ]);
    expect(ofLand({ signOffs: [{ ...row, discipline: 'gardening' }] })).toEqual([
      '/signOffs/0/discipline there is no discipline gardening',
    ]);
    expect(ofLand({ signOffs: [{ ...row, discipline: discipline.id }] })).toEqual([
      `/signOffs/0/releases/documents/0 ${discipline.id} does not bring 0601`,
    ]);
    expect(ofLand({ disciplines: [{ ...discipline, sections: ['garden'], documents: ['0042'] }] })).toContain(
      '/disciplines/0/sections/0 no form has a section garden',
    );
    expect(ofLand({ disciplines: [{ ...discipline, sections: [], documents: ['0042'] }] })).toContain(
      '/disciplines/0/documents/0 the XBau list anlagen has no code 0042',
    );
  });

  it('of placeholders are filled in', () => {
    const at = land.texts?.length;
    const [problem] = ofLand({ texts: [...(land.texts ?? []), { ...text, id: 'x', use: 'appeal', text: 'Bis {dueOn}, {authorityName}' }] });
    expect(problem).toMatch(new RegExp(`^/texts/${at}/text nothing fills in \\{dueOn\\}; a text for appeal may use \\{authorityName\\}`));
    expect(placeholdersOf('supplements')).toContain('dueOn');
  });
});

describe('help texts', () => {
  const of = (use: string, words = 'Steht im Grundbuch.'): string[] =>
    ofLand({ texts: [...(land.texts ?? []), { ...text, id: 'x', use, text: words }] });
  const at = land.texts?.length;

  it('belong to sections and fields that a form has', () => {
    expect(of('help.building')).toEqual([]);
    expect(of('help.building.storeys')).toEqual([]);
    expect(of('help.garden')).toEqual([`/texts/${at}/use no form has a section garden`]);
    expect(of('help.garden.pond')).toEqual([`/texts/${at}/use no form has a section garden`]);
    expect(of('help.building.clas')).toEqual([`/texts/${at}/use no form asks for building.clas`]);
    expect(of('help.building.storeys.more')).toEqual([`/texts/${at}/use no form asks for building.storeys.more`]);
  });

  it('are short and have no placeholders', () => {
    expect(of('help.building', 'x'.repeat(400))).toEqual([]);
    expect(of('help.building', 'x'.repeat(401))).toEqual([`/texts/${at}/text a help text has at most 400 characters, this one has 401`]);
    expect(of('help.building', 'Bis {dueOn}.')).toEqual([
      `/texts/${at}/text nothing fills in {dueOn}; a text for help.building may use none`,
    ]);
  });
});

describe('conditions', () => {
  const of = (when: object): string[] => ofLand({ documents: [{ ...document, required: 'conditional', when } as never] });

  it('name facts that are asked for', () => {
    expect(of({ fact: 'building.buildingClass', min: 4 })).toEqual([]);
    expect(of({ any: [{ not: { fact: 'building.clas', min: 4 } }] })).toEqual([
      '/documents/0/when/any/0/not/fact nobody is asked for building.clas',
    ]);
  });

  it('compare with what can be answered', () => {
    expect(of({ fact: 'building.buildingClass', in: [1, '4'] })).toEqual([
      '/documents/0/when/in/1 building.buildingClass can never be "4"',
    ]);
    expect(of({ fact: 'declarations.truthful', is: 'yes' })).toEqual(['/documents/0/when/is declarations.truthful can never be "yes"']);
  });

  it('of procedure rules look at the questions', () => {
    const rule = {
      id: 'x',
      order: -1,
      when: { fact: 'unasked', is: true },
      why: 'x',
      basis: 'x',
      source: 'x',
      verified: false,
      validFrom: '2020-01-01',
    };
    expect(ofLand({ procedureRules: [rule, ...(land.procedureRules ?? [])] })).toEqual([
      '/procedureRules/0/when/fact nobody is asked for unasked',
    ]);
  });
});

test('patterns of forms compile, choices belong to choices', () => {
  const section = { id: 'x', title: 'X', fields: [{ id: 'y', type: 'text' as const, required: true, label: 'Y', pattern: '(' }] };
  const field = { id: 'z', type: 'choice' as const, required: true, label: 'Z' };
  expect(ofLand({ forms: [{ ...form, id: 'x', sections: [section, { ...section, fields: [field] }] }] })).toEqual([
    '/forms/0/sections/0/fields/0/pattern is no regular expression',
    '/forms/0/sections/1 there is a section x already',
    '/forms/0/sections/1/fields/0 choices or choicesFrom belong to a field of type choice, and to no other',
  ]);
});

describe('an authority', () => {
  it('lies in its area, or in another district of its Land', () => {
    expect(ofAuthority({ seatAgs: `${authority.seatAgs.slice(0, 5)}999` })).toEqual([
      expect.stringMatching(/^\/seatAgs .* is none of its/),
    ]);
    expect(ofAuthority({ seatAgs: '01001000' })).toHaveLength(1);
    expect(ofAuthority({ seatAgs: '13003000' })).toEqual([]);
  });

  it('offers what exists, and involves bodies by periods that exist', () => {
    const bodies = authority.bodies.map((body) => ({ ...body, periodKind: 'never' }));
    const found = ofAuthority({ offers: ['simplified', 'full', 'x'], bodies: bodies.slice(0, 1), localHolidays: ['x'] });
    expect(found).toEqual([
      '/offers/2 there is no procedure x',
      '/localHolidays/0 there is no local holiday x',
      '/bodies/0/periodKind there is no period never',
    ]);
  });

  it('has municipalities only that it decides for', () => {
    const body = { ...authority.bodies[0], kind: 'municipality', municipalityAgs: '99999999' } as AuthorityPack['bodies'][number];
    expect(ofAuthority({ bodies: [body, body] })).toEqual([
      expect.stringContaining('/bodies/1 holds at the same time as a body with the id'),
      '/bodies/0/municipalityAgs 99999999 is none of its municipalities',
      '/bodies/1/municipalityAgs 99999999 is none of its municipalities',
    ]);
  });
});

test('a procedure without what its machine needs is no offer', () => {
  const without = { ...land, texts: land.texts?.filter(({ use }) => use !== 'grant') };
  expect(inconsistencies(without, layered([basePack()])).map(({ reason }) => reason)).toContain('simplified has no text for grant');
});

test('unverified values are counted, inner ones too', () => {
  const base = { kind: 'base', texts: [{ ...text, verified: true }], fees: [{ ...fee, verified: false }] } as const;
  const inner = unverified(base).map(({ path }) => path);
  expect(inner[0]).toBe('/fees/0');
  expect(inner.some((path) => path.startsWith('/fees/0/base/indexes/'))).toBe(true);
  expect(inner.some((path) => path.startsWith('/texts'))).toBe(false);
});

test('the letters of the machines have their texts in every Land', () => {
  const folders = readdirSync('workflows', { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'packs');
  const sources = folders.flatMap(({ name }) =>
    readdirSync(join('workflows', name))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .map((file) => readFileSync(join('workflows', name, file), 'utf8').replace(/^ *(\*|\/\/|\/\*\*).*$/gm, '')),
  );
  const named = sources.flatMap((source) =>
    [...source.matchAll(/(?:toApplicants|[lL]etter(?:<'\w+'>)?)\(\s*'([a-z-]+)'/g)].map((match) => match[1]),
  );
  const letters = [...new Set(named)].sort();
  expect(letters.length).toBeGreaterThan(20);
  // Only a Land that has the procedure has its letters.
  const shared = letters.filter((letter) => !/^(demolition|exemption)-/.test(letter ?? ''));
  for (const { land: code } of listLands()) {
    const uses = new Set(layered([landPack(code), basePack()]).texts.map(({ use }) => use));
    expect([code, shared.filter((letter) => !uses.has(letter ?? ''))]).toEqual([code, []]);
  }
});

describe('checks of files', () => {
  const [check] = land.documentChecks as NonNullable<LandPack['documentChecks']>;
  const of = (change: object): string[] =>
    ofLand({ documentChecks: [{ ...(check as NonNullable<typeof check>), ...change }] }).map((line) =>
      line.replace('/documentChecks/0', ''),
    );

  it.each([
    [{ procedures: ['nothing'] }, '/procedures/0 there is no procedure nothing'],
    [{ typeCodes: ['0001'] }, '/typeCodes/0 the XBau list anlagen has no code 0001'],
    [{ severity: 'hint', blocks: true }, '/blocks only what is required may block'],
    [{ refuses: true }, '/refuses only what is required and of notEncrypted, noJavaScript, noEmbeddedFiles may be refused'],
    [
      { kind: 'notEncrypted', severity: 'hint', refuses: true },
      '/refuses only what is required and of notEncrypted, noJavaScript, noEmbeddedFiles may be refused',
    ],
    [{ kind: 'typeFits', words: ['plan'] }, ' words belong to types: typeCodes is missing'],
  ])('%j is wrong', (change, problem) => expect(of(change)).toEqual([problem]));

  it('may refuse what is seen in quarantine', () => expect(of({ kind: 'noJavaScript', severity: 'required', refuses: true })).toEqual([]));

  it('may block what is required', () => expect(of({ severity: 'required', blocks: true })).toEqual([]));
});
