/// <reference types="jest" />
import type { ActField, TimelineEntry } from '../api/types';
import { payloadOf, problemsOf, serverProblems } from './act.model';
import { timelineItems } from './timeline.model';

const entry = (date: string, kind: TimelineEntry['kind']): TimelineEntry => ({ date, kind, label: kind });
const kindsOf = (items: ReturnType<typeof timelineItems>): string[] => items.map(({ kind }) => kind);

describe('timeline of a period', () => {
  const entries = [
    entry('2027-04-01', 'end'),
    entry('2027-01-04', 'event'),
    entry('2027-01-05', 'begin'),
    entry('2027-02-01', 'suspended'),
    entry('2027-02-15', 'resumed'),
  ];

  it('puts the days in order and today among them', () => {
    const items = timelineItems(entries, '2027-02-10', 'Heute');
    expect(kindsOf(items)).toEqual(['event', 'begin', 'suspended', 'today', 'resumed', 'end']);
    expect(items.map(({ past }) => past)).toEqual([true, true, true, true, false, false]);
  });

  it('stands still before it begins and while it is stopped, today included', () => {
    expect(timelineItems(entries, '2027-02-10', 'Heute').map(({ stopped }) => stopped)).toEqual([true, false, true, true, false, false]);
  });

  it('does not show today once the period is over, nor before it, nor on its last day', () => {
    for (const day of ['2027-01-04', '2027-04-01', '2027-05-01', '2026-12-01'])
      expect(kindsOf(timelineItems(entries, day, 'Heute'))).not.toContain('today');
  });

  it('runs from its first day where no begin is named', () => {
    expect(timelineItems([entry('2027-01-04', 'event'), entry('2027-02-01', 'end')], '2027-01-10', 'Heute')[0]?.stopped).toBe(false);
    expect(timelineItems([], '2027-01-10', 'Heute')).toEqual([]);
  });
});

const field = (id: string, type: ActField['type'], changes: Partial<ActField> = {}): ActField => ({
  id,
  type,
  label: id,
  required: true,
  ...changes,
});

describe('form of an act', () => {
  const fields = [
    field('text', 'longtext', { maxLength: 5 }),
    field('on', 'date'),
    field('consent', 'boolean'),
    field('last', 'boolean', { required: false }),
    field('outcome', 'choice', { choices: [{ value: 'a', label: 'A' }] }),
    field('hours', 'number', { min: 1, max: 10 }),
    field('documentIds', 'documents'),
    field('member', 'member'),
  ];
  const good = { text: ' kurz ', on: '2027-01-04', consent: 'false', outcome: 'a', hours: '1,5', documentIds: ['d'], member: 'p' };
  const keys = (values: Parameters<typeof problemsOf>[1]): string[] =>
    problemsOf(fields, values).map((problem) => `${problem.field.id} ${problem.key}`);

  it('names every required field that is empty, in the order of the form', () => {
    expect(keys({ text: '  ' })).toEqual([
      'text required',
      'on isDate',
      'consent isIn',
      'outcome isIn',
      'hours isNumber',
      'documentIds isIn',
      'member isIn',
    ]);
    expect(keys(good)).toEqual([]);
  });

  it('names texts that are too long and numbers that do not fit', () => {
    expect(keys({ ...good, text: 'zu lang' })).toEqual(['text maxLength']);
    expect(keys({ ...good, hours: 'zwei' })).toEqual(['hours isNumber']);
    expect(keys({ ...good, hours: '0,5' })).toEqual(['hours min']);
    expect(keys({ ...good, hours: '11' })).toEqual(['hours max']);
  });

  it('asks nothing of what may stay empty', () => {
    const optional = fields.map((item) => ({ ...item, required: false }));
    expect(problemsOf(optional, {})).toEqual([]);
    expect(payloadOf(optional, {})).toEqual({ consent: false, last: false });
  });

  it('makes the payload of the event: numbers, yes and no, no spaces around', () => {
    expect(payloadOf(fields, good)).toEqual({
      text: 'kurz',
      on: '2027-01-04',
      consent: false,
      last: false,
      outcome: 'a',
      hours: 1.5,
      documentIds: ['d'],
      member: 'p',
    });
    expect(payloadOf(fields, { ...good, consent: 'true', last: true })).toMatchObject({ consent: true, last: true });
  });

  it('finds the field of what the api says, of an act as of an opening', () => {
    const problem = {
      fields: [
        { path: '/payload/on', key: 'isDate' },
        { path: '/input/text', key: 'required' },
        { path: '/event', key: 'unknown' },
        { path: '/payload/strange', key: 'unknown' },
      ],
    };
    expect(serverProblems(problem, fields).map((item) => `${item.field.id} ${item.key}`)).toEqual(['on isDate', 'text required']);
    expect(serverProblems({}, fields)).toEqual([]);
  });
});
