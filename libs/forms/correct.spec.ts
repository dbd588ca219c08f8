import type { FormSection } from '@bauraum/workflows';
import { changesBetween, correct } from './correct';
import { askedAnswers, missingAnswers } from './form';
import { answerInWords, questionTitle } from './words';

const form: readonly FormSection[] = [
  {
    id: 'plot',
    title: 'Grundstück',
    fields: [
      { id: 'street', type: 'text', required: true, label: 'Straße' },
      { id: 'deviates', type: 'boolean', required: true, label: 'Weichen Sie ab?' },
      {
        id: 'reason',
        type: 'choice',
        required: true,
        label: 'Warum?',
        when: { fact: 'plot.deviates', is: true },
        choices: [{ value: 'x', label: 'X' }],
      },
    ],
  },
  {
    id: 'more',
    title: 'Mehr',
    fields: [{ id: 'area', type: 'number', required: true, label: 'Fläche', unit: 'm2', when: { fact: 'plot.reason', is: 'x' } }],
  },
];

describe('askedAnswers', () => {
  const chain = { plot: { deviates: true, reason: 'x' }, more: { area: 5 } };

  it('keeps what is asked', () => expect(askedAnswers(chain, form)).toBe(chain));

  it('leaves out a question that fell away, and those that hang on it', () => {
    expect(askedAnswers({ ...chain, plot: { deviates: false, reason: 'x' } }, form)).toEqual({ plot: { deviates: false } });
  });

  it('is what is missing goes by: an answer that counts nowhere asks for nothing', () => {
    const stale = { plot: { street: 'Weg', deviates: false, reason: 'x' } };
    expect(missingAnswers(stale, form)).toEqual([]);
  });

  it('does the same twice', () => {
    const once = askedAnswers({ ...chain, plot: { deviates: false, reason: 'x' } }, form);
    expect(askedAnswers(once, form)).toBe(once);
  });
});

describe('correct', () => {
  const filed = { plot: { street: 'Weg', deviates: false } };

  it('changes what was asked for and nothing else', () => {
    const { answers, open, changes } = correct(filed, form, ['plot.street'], { plot: { street: 'Am Markt', deviates: true } });
    expect(answers).toEqual({ plot: { street: 'Am Markt', deviates: false } });
    expect([open, changes]).toEqual([['plot.street'], [{ field: 'plot.street', before: 'Weg', after: 'Am Markt' }]]);
  });

  it('opens what the form asks because of it, and says what is missing', () => {
    const first = correct(filed, form, ['plot.deviates'], { plot: { deviates: true } });
    expect([first.open, first.problems]).toEqual([['plot.deviates', 'plot.reason'], [{ path: '/plot/reason', key: 'required' }]]);
    const values = { plot: { deviates: true, reason: 'x' }, more: { area: 5 } };
    const all = correct(filed, form, ['plot.deviates'], values);
    expect([all.open, all.problems, all.answers]).toEqual([
      ['plot.deviates', 'plot.reason', 'more.area'],
      [],
      { plot: { street: 'Weg', deviates: true, reason: 'x' }, more: { area: 5 } },
    ]);
  });

  it('takes away what falls away with it', () => {
    const long = { plot: { street: 'Weg', deviates: true, reason: 'x' }, more: { area: 5 } };
    const { answers, changes } = correct(long, form, ['plot.deviates'], { plot: { deviates: false } });
    expect(answers).toEqual({ plot: { street: 'Weg', deviates: false } });
    expect(changes.map(({ field }) => field)).toEqual(['more.area', 'plot.deviates', 'plot.reason']);
  });

  it('null takes an answer away; what was missing before is nobody’s fault', () => {
    expect(correct(filed, form, ['plot.street'], { plot: { street: null } }).problems).toEqual([{ path: '/plot/street', key: 'required' }]);
    expect(correct({ plot: { street: 'Weg' } }, form, ['plot.street'], { plot: { street: 'W' } }).problems).toEqual([]);
  });

  it('knows no field that the form has not', () =>
    expect(correct(filed, form, ['plot.colour'], { plot: { colour: 'rot' } }).open).toEqual([]));
});

it('names changes, also where something came or went', () => {
  expect(changesBetween({ a: { x: 1, y: null } }, { a: { z: true } })).toEqual([
    { field: 'a.x', before: 1 },
    { field: 'a.z', after: true },
  ]);
});

it.each<[string, unknown, string]>([
  ['plot.deviates', true, 'Ja'],
  ['plot.deviates', null, 'keine Angabe'],
  ['plot.reason', 'x', 'X'],
  ['more.area', 1234.5, '1.234,5 m²'],
  ['plot.street', 'Weg', 'Weg'],
])('says %s %j as %s', (field, value, words) => expect(answerInWords(form, field, value)).toBe(words));

it('names a question with its section', () => {
  expect([questionTitle(form, 'more.area'), questionTitle(form, 'no.where')]).toEqual(['Mehr: Fläche', 'no.where']);
});
