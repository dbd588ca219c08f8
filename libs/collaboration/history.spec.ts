import { versionsOf } from './history';
import { Bucket } from './limits';

const change = (seq: number, personId: string | null, minute: number, ...fields: string[]): Parameters<typeof versionsOf>[0][number] => ({
  seq,
  personId,
  fields,
  at: `2026-11-21T10:${String(minute).padStart(2, '0')}:00.000Z`,
});

describe('versionsOf', () => {
  it('makes one version of what a person does without a pause', () => {
    const versions = versionsOf([
      change(1, null, 0),
      change(2, 'a', 1, 'x.y'),
      change(3, 'a', 5, 'x.z', 'x.y'),
      change(4, 'b', 6),
      change(5, 'a', 7),
    ]);
    expect(versions.map(({ firstSeq, seq, personId, fields }) => [firstSeq, seq, personId, fields])).toEqual([
      [1, 1, null, []],
      [2, 3, 'a', ['x.y', 'x.z']],
      [4, 4, 'b', []],
      [5, 5, 'a', []],
    ]);
  });

  it('ends a version with a pause of more than ten minutes', () => {
    expect(versionsOf([change(1, 'a', 0), change(2, 'a', 10), change(3, 'a', 21)]).map(({ seq }) => seq)).toEqual([2, 3]);
  });
});

describe('Bucket', () => {
  it('lets a burst pass, then the rate', () => {
    const bucket = new Bucket(10, 20, 0);
    expect(Array.from({ length: 25 }, () => bucket.take(0)).filter(Boolean)).toHaveLength(20);
    expect(Array.from({ length: 25 }, () => bucket.take(1000)).filter(Boolean)).toHaveLength(10);
  });
});
