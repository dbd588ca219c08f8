import { readFileSync } from 'node:fs';
import { listAuthorities, REGISTRY, rulesOf, statesOf, type Presentation } from '@bauraum/workflows';

interface Tree {
  readonly [name: string]: string | Tree;
}

/** The texts of a file of the portal by key, in one language. */
function texts(folder: string, language: 'de' | 'easy' | 'en'): ReadonlyMap<string, string> {
  const flat = (tree: Tree, path: string): [string, string][] =>
    Object.entries(tree).flatMap(([name, value]) => (typeof value === 'string' ? [[path + name, value]] : flat(value, `${path}${name}.`)));
  return new Map(flat(JSON.parse(readFileSync(`apps/portal/src/${folder}/${language}.json`, 'utf8')) as Tree, ''));
}

const proceedings = REGISTRY.flatMap(({ id, presentation }): [string, Presentation][] =>
  presentation && REGISTRY.some((def) => def.id === id && def.level === 'child') ? [[id, presentation]] : [],
);

/** Acts of builders, with key and words; an act of a case may be of several procedures. */
const acts = REGISTRY.flatMap(({ id, level, presentation, permissions }) =>
  [...(presentation?.acts ?? []), ...(presentation?.opening ? [presentation.opening.act] : [])]
    .filter(({ event }) => permissions[event]?.includes('builder'))
    .flatMap(({ event, title, text }): [string, string][] => {
      const key = `proceeding.${level === 'case' ? 'case' : id}.act.${event}`;
      return [[`${key}.title`, title], ...(text === undefined ? [] : [[`${key}.text`, text] satisfies [string, string]])];
    }),
);

/** What the portal says of a proceeding in other languages: title, and name and sentence of each state. */
const wordsOf = (id: string, { title, states }: Presentation): [string, string][] => [
  [`proceeding.${id}.title`, title],
  ...Object.entries(states).flatMap(([state, { label, sentence }]): [string, string][] => [
    [`proceeding.${id}.state.${state}.label`, label],
    [`proceeding.${id}.state.${state}.sentence`, sentence],
  ]),
];

describe('the portal translates what the procedures say', () => {
  const spoken = [...proceedings.flatMap(([id, presentation]) => wordsOf(id, presentation)), ...acts];
  const german = texts('process', 'de');

  it('in these very words: a changed sentence needs new translations', () => {
    expect(proceedings.length).toBeGreaterThan(5);
    expect(spoken.filter(([key, text]) => german.get(key) !== text)).toEqual([]);
  });

  it.each(['easy', 'en'] as const)('in full (%s), and nothing that no procedure says', (language) => {
    const translated = [...texts('process', language).keys()].filter((key) => key.startsWith('proceeding.'));
    expect(translated.sort()).toEqual([...new Set(spoken.map(([key]) => key))].sort());
  });
});

it.each(['de', 'easy', 'en'] as const)('the portal says in %s what happens in every state of a case', (language) => {
  const all = texts('i18n', language);
  const wanted = statesOf('case').flatMap((state) => [`status.${state}`, `statusSentence.state.${state}`]);
  expect(wanted.filter((key) => !all.has(key))).toEqual([]);
});

describe('the portal has words for every period of the packs', () => {
  const rules = listAuthorities().flatMap(({ slug }) => rulesOf(slug).periods);
  const codes = (of: (rule: (typeof rules)[number]) => string | undefined): string[] => [
    ...new Set(rules.flatMap((rule) => of(rule) ?? [])),
  ];

  it.each(['de', 'easy', 'en'] as const)('in %s: what it is called, what it waits for, what follows', (language) => {
    const all = new Map([...texts('i18n', language), ...texts('process', language)]);
    const wanted = [
      ...codes(({ kind }) => kind).map((kind) => `deadline.kind.${kind}`),
      ...codes(({ trigger }) => trigger).map((trigger) => `process.awaits.${trigger}`),
      ...codes(({ consequence }) => consequence)
        .filter((consequence) => consequence !== 'none')
        .map((consequence) => `consequence.${consequence}`),
    ];
    expect(wanted.length).toBeGreaterThan(40);
    expect(wanted.filter((key) => !all.has(key))).toEqual([]);
  });
});
