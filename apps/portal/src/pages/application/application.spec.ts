/// <reference types="jest" />
import type { Application, FormField, FormSection } from '../../api/types';
import { daysBetween, longDate, longInstant } from '../../ui/dates';
import { compare, merge } from './merge';
import { askedFields, parcelKey, parseNumber, pathSteps, problemsOf, sectionState, storeSection, typeSection } from './values';

const field = (id: string, type: FormField['type'], more: Partial<FormField> = {}): FormField => ({
  id,
  type,
  required: true,
  label: id,
  ...more,
});
const building: FormSection = {
  id: 'building',
  title: 'Gebäude',
  fields: [field('grossVolume', 'number'), field('storeys', 'integer'), field('garage', 'boolean', { required: false })],
};
const application = (data: Application['data'], problems: Application['problems'] = []): Application => ({
  revision: 1,
  data,
  problems,
  updatedAt: '2026-11-20T08:00:00Z',
  updatedBy: null,
});

describe('numbers as they are typed in German', () => {
  it.each([
    ['750', 750],
    ['8,5', 8.5],
    ['8.5', 8.5],
    ['1.234', 1234],
    ['1.234,5', 1234.5],
    [' 1 000 ', 1000],
    ['-3', -3],
  ])('%s is %d', (text, value) => expect(parseNumber(text)).toBe(value));

  it.each(['', 'viel', '1,2,3', '12a'])('"%s" is no number', (text) => expect(parseNumber(text)).toBeNull());
});

describe('a section', () => {
  it('stores what can be read and names what cannot', () => {
    const { values, unreadable } = storeSection(building, { grossVolume: 'viel', storeys: '2', garage: true });
    expect(values).toEqual({ storeys: 2, garage: true });
    expect(unreadable.map(({ id }) => id)).toEqual(['grossVolume']);
  });

  it('leaves out what is empty, so that a cleared field is cleared', () => {
    expect(storeSection(building, { grossVolume: ' ', storeys: '', garage: false }).values).toEqual({ garage: false });
  });

  it('takes no fraction of a storey', () => expect(storeSection(building, { storeys: '1,5' }).unreadable).toHaveLength(1));

  it('shows stored values as they were typed', () => {
    expect(typeSection(building, { grossVolume: 1234.5, garage: true })).toEqual({ grossVolume: '1234,5', storeys: '', garage: true });
  });

  it.each([
    [{}, [{ path: '/building/storeys', key: 'required' }], false, 'notStarted'],
    [{ building: { garage: false } }, [{ path: '/building/storeys', key: 'required' }], false, 'notStarted'],
    [{ building: { grossVolume: 5 } }, [{ path: '/building/storeys', key: 'required' }], false, 'missing'],
    [{ building: { grossVolume: 5 } }, [{ path: '/plot/street', key: 'required' }], false, 'done'],
    [{ building: { grossVolume: 5 } }, [], true, 'inProgress'],
  ])('%j with %j is %s %s', (data, problems, unsaved, state) => {
    expect(sectionState(building, application(data, problems), unsaved)).toBe(state);
  });
});

describe('what is asked', () => {
  const section: FormSection = {
    id: 'deviation',
    title: 'Abweichung',
    fields: [
      field('needed', 'boolean'),
      field('reason', 'longtext', { when: { fact: 'deviation.needed', is: true } }),
      field('height', 'number', { when: { fact: 'building.buildingClass', min: 4 } }),
    ],
  };
  const asked = (saved: Application['data'], typed: Record<string, string | boolean>): string[] =>
    askedFields(section, saved, typed).map(({ id }) => id);

  it('follows what is typed in the same section', () => {
    expect(asked({}, { needed: false })).toEqual(['needed']);
    expect(asked({ deviation: { needed: false } }, { needed: true })).toEqual(['needed', 'reason']);
  });

  it('follows what is saved in another', () => {
    expect(asked({ building: { buildingClass: 5 } }, {})).toEqual(['needed', 'height']);
    expect(asked({ building: { buildingClass: 3 } }, {})).toEqual(['needed']);
  });
});

it.each([
  ['13 2730 001 00042', '13273000100042______'],
  ['132730001000420007', '132730001000420007__'],
  ['13273000100042______', '13273000100042______'],
  ['12/3', '12/3'],
  ['1327', '1327'],
])('parcel key %s is stored as %s', (text, key) => expect(parcelKey(text)).toBe(key));

describe('paths of problems', () => {
  it.each(['/data/plot/street', '/plot/street', 'plot.street', 'data.plot.street'])('%s', (path) => {
    expect(pathSteps(path)).toEqual(['plot', 'street']);
    expect(problemsOf([{ path, key: 'required' }], 'plot')).toEqual([{ field: 'street', key: 'required' }]);
    expect(problemsOf([{ path, key: 'required' }], 'building')).toEqual([]);
  });
});

describe('two people in one section', () => {
  const base = { grossVolume: 750, storeys: 1 };
  const versions = { base, theirs: { grossVolume: 800, storeys: 3, garage: true }, mine: { grossVolume: 750, storeys: 2 } };

  it('asks only about what both changed', () => {
    const { taken, clashing } = compare(building.fields, versions);
    expect(taken.map(({ id }) => id)).toEqual(['grossVolume', 'garage']);
    expect(clashing.map(({ id }) => id)).toEqual(['storeys']);
  });

  it('keeps mine unless theirs is chosen', () => {
    expect(merge(building.fields, versions, [])).toEqual({ grossVolume: 800, storeys: 2, garage: true });
    expect(merge(building.fields, versions, ['storeys'])).toEqual({ grossVolume: 800, storeys: 3, garage: true });
  });

  it('does not ask when both typed the same', () => {
    expect(compare(building.fields, { ...versions, mine: { grossVolume: 750, storeys: 3 } }).clashing).toEqual([]);
  });
});

describe('dates', () => {
  it('names the weekday and the month', () => expect(longDate('2027-03-01', 'de')).toBe('Mo., 1. März 2027'));
  it('shows instants in German time', () => expect(longInstant('2026-12-31T23:30:00Z', 'de')).toBe('Fr., 1. Januar 2027, 00:30 Uhr'));
  it('counts days across the change of the clocks', () => expect(daysBetween('2027-03-27', '2027-03-29')).toBe(2));
  it('counts back', () => expect(daysBetween('2027-01-02', '2026-12-31')).toBe(-2));
});
