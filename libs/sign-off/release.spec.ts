import { canonicalJson, hashOf, sha256 } from '@bauraum/kernel';
import type { SignOffRule } from '@bauraum/workflows';
import { mayBeOne, neededRules, partiesOf, releaseHash, releaseOf, standing, type Current } from './release';

const builder: SignOffRule = {
  id: 'builder',
  procedures: ['simplified'],
  role: 'builder',
  title: 'Bauantrag',
  text: 'Ich stelle den Antrag.',
  releases: { sections: 'all', documents: ['0603'] },
  basis: '§ 68 MBO',
  source: 'recall',
  verified: false,
  validFrom: '2020-01-01',
};
const designer: SignOffRule = {
  ...builder,
  id: 'designer',
  role: 'designer',
  title: 'Bauvorlagen',
  releases: { sections: ['project', 'building'], documents: 'all' },
  mayAlsoBeSignedBy: [{ role: 'builder', when: { fact: 'project.kind', is: 'garage' } }],
};
const plan = { documentId: 'plan', typeCode: '1803', title: 'Lageplan', version: 1, sha256: sha256('plan 1') };
const power = { documentId: 'power', typeCode: '0603', title: 'Vollmacht', version: 1, sha256: sha256('power') };
const current: Current = {
  form: [
    { id: 'project', title: 'Vorhaben' },
    { id: 'building', title: 'Gebäude' },
    { id: 'builder', title: 'Bauherrschaft' },
  ],
  answers: { project: { title: 'Haus', kind: 'dwelling' }, builder: { name: 'Anna' } },
  documents: [plan, power],
};
const signed = { role: 'designer' as const, parts: releaseOf(designer, current).parts };
const change = (more: Partial<Current>): Current => ({ ...current, ...more });

describe('what is released', () => {
  it('is each part with its own hash: sections as canonical JSON, documents by their bytes', () => {
    const { parts, hash } = releaseOf(designer, current);
    expect(parts.map(({ kind, id, title, hash: own }) => [kind, id, title, own])).toEqual([
      ['section', 'project', 'Vorhaben', sha256(canonicalJson({ kind: 'dwelling', title: 'Haus' }))],
      ['section', 'building', 'Gebäude', sha256('{}')],
      ['document', 'plan', 'Lageplan', sha256('plan 1')],
      ['document', 'power', 'Vollmacht', sha256('power')],
    ]);
    expect(hash).toBe(
      hashOf({ rule: 'designer', text: designer.text, parts: parts.map(({ kind, id, hash: h }) => ({ kind, id, hash: h })) }),
    );
  });

  it('is what the row names, and all where it says so', () => {
    expect(releaseOf(builder, current).parts.map(({ id }) => id)).toEqual(['project', 'building', 'builder', 'power']);
  });

  it('has another hash for another declaration, another row or another part', () => {
    const { parts, hash } = releaseOf(designer, current);
    const others = [
      releaseHash({ ...designer, text: 'Etwas anderes' }, parts),
      releaseHash({ ...designer, id: 'x' }, parts),
      releaseHash(designer, parts.slice(1)),
    ];
    expect(new Set([hash, ...others]).size).toBe(4);
    expect(releaseOf(designer, change({ answers: { project: { kind: 'dwelling', title: 'Haus' } } })).hash).toBe(hash);
  });
});

describe('a sign-off', () => {
  it('stands while nothing of it changes, whatever else does', () => {
    expect(standing(signed, designer, current)).toEqual({ state: 'stands' });
    const elsewhere = change({ answers: { ...current.answers, builder: { name: 'Berta' } }, documents: [power, plan] });
    expect(standing(signed, designer, elsewhere)).toEqual({ state: 'stands' });
  });

  it('falls with each change, and names sections, fields and documents', () => {
    const now = change({
      answers: { project: { title: 'Hof', kind: 'dwelling', more: 1 }, building: { height: 3 } },
      documents: [
        { ...plan, version: 2, sha256: sha256('plan 2') },
        { ...plan, documentId: 'section', title: 'Schnitt' },
      ],
    });
    expect(standing(signed, designer, now)).toEqual({
      state: 'fallen',
      changes: [
        { kind: 'section', id: 'project', title: 'Vorhaben', how: 'changed', fields: ['more', 'title'] },
        { kind: 'section', id: 'building', title: 'Gebäude', how: 'changed', fields: ['height'] },
        { kind: 'document', id: 'plan', title: 'Lageplan', how: 'changed', fields: [] },
        { kind: 'document', id: 'section', title: 'Schnitt', how: 'added', fields: [] },
        { kind: 'document', id: 'power', title: 'Vollmacht', how: 'removed', fields: [] },
      ],
    });
  });

  it('stands again when the change is taken back', () => {
    const other = change({ documents: [{ ...plan, sha256: sha256('plan 2') }, power] });
    expect(standing(signed, designer, other).state).toBe('fallen');
    expect(standing(signed, designer, change({ documents: [{ ...plan, version: 3 }, power] })).state).toBe('stands');
  });

  it('falls when the answers do not let this party sign any more', () => {
    const garage = change({ answers: { project: { kind: 'garage' } } });
    const rule = { ...designer, releases: { sections: [], documents: [] } };
    const own = { role: 'builder' as const, parts: [] };
    expect(standing(own, rule, garage).state).toBe('stands');
    expect(standing(own, rule, current)).toEqual({
      state: 'fallen',
      changes: [{ kind: 'role', id: 'builder', title: 'Bauvorlagen', how: 'changed', fields: [] }],
    });
  });
});

describe('who may sign', () => {
  it('is the party, and another one only where the pack says so', () => {
    expect(partiesOf(designer, current.answers)).toEqual(['designer']);
    expect(partiesOf(designer, {})).toEqual(['designer']);
    expect(partiesOf(designer, { project: { kind: 'garage' } })).toEqual(['designer', 'builder']);
  });

  it('is never one person for both, unless the pack lets one of them do it for the other', () => {
    const garage = { project: { kind: 'garage' } };
    expect([mayBeOne(builder, designer, {}), mayBeOne(designer, builder, {})]).toEqual([false, false]);
    expect([mayBeOne(builder, designer, garage), mayBeOne(designer, builder, garage)]).toEqual([true, true]);
  });
});

test('a row with a condition counts when it holds', () => {
  const rule = { ...designer, when: { fact: 'building.height', min: 7 } };
  expect(neededRules([builder, rule], {})).toEqual([builder]);
  expect(neededRules([builder, rule], { building: { height: 7 } })).toEqual([builder, rule]);
});

it('of planners only those who were called in release something', () => {
  const planner: SignOffRule = { ...builder, id: 'fire', role: 'planner', discipline: 'fire-protection' };
  expect(neededRules([builder, planner], {})).toEqual([builder]);
  expect(neededRules([builder, planner], {}, ['drainage'])).toEqual([builder]);
  expect(neededRules([builder, planner], {}, ['drainage', 'fire-protection'])).toEqual([builder, planner]);
});
