/// <reference types="jest" />
import type { UploadItem } from './upload-item';
import { addSample, minutesLeft, outcomeOf, progressOf, speedOf, type Sample } from './upload-sums';

const file = (size: number, name = 'a.pdf'): File => ({ size, name }) as File;
const item = (state: UploadItem['state'], more: Partial<UploadItem> = {}): UploadItem => ({
  ...{ id: 'a', authority: 'a', caseId: 'c', title: '', typeCode: '', suggestions: [], done: 0, stalled: false, problem: null },
  ...{ documentId: null, version: null, reason: '', findingId: null, target: null, expectedSha256: null },
  file: file(100),
  state,
  ...more,
});

describe('speed', () => {
  it('is of the last seconds', () => {
    const samples = [0, 1_000, 2_000, 14_000, 15_000, 17_000].reduce<readonly Sample[]>(
      (list, at) => addSample(list, { at, bytes: 600 }),
      [],
    );
    expect(samples.map(({ at }) => at)).toEqual([14_000, 15_000, 17_000]);
    expect(speedOf(samples)).toBe(400);
  });
  it('is not known at once', () => expect([speedOf([]), speedOf([{ at: 0, bytes: 9 }])]).toEqual([null, null]));
  it.each([
    [400, 1],
    [1, 2],
    [0, null],
    [null, null],
  ])('%s bytes a second: %s minutes left', (speed, minutes) =>
    expect(minutesLeft({ bytes: 100, sentBytes: 40 }, speed && speed / 1.5)).toBe(minutes),
  );
});

describe('all files together', () => {
  it('count what is with the server', () => {
    const items = [
      item('done'),
      item('rejected'),
      item('checking'),
      item('sending', { done: 50 }),
      item('waiting'),
      item('failed'),
      item('chosen'),
    ];
    expect(progressOf(items)).toEqual({ files: 5, sentFiles: 3, bytes: 500, sentBytes: 350, stalled: false });
  });
  it('are stalled when each one is', () => {
    expect(progressOf([item('sending', { stalled: true }), item('waiting')])?.stalled).toBe(true);
    expect(progressOf([item('sending', { stalled: true }), item('sending')])?.stalled).toBe(false);
  });
  it('are over when none is on its way', () => expect(progressOf([item('done'), item('failed')])).toBeNull());
});

describe('the outcome', () => {
  it('is told when all is sent, with reasons', () => {
    const items = [
      item('done'),
      item('checking'),
      item('rejected', { problem: 'encrypted', file: file(1, 'b.pdf') }),
      item('rejected', { problem: 'broken', file: file(1, 'c.pdf') }),
      item('rejected', { problem: 'broken', file: file(1, 'd.pdf') }),
    ];
    expect(outcomeOf(items)).toEqual({
      taken: 1,
      checking: 1,
      refusedCount: 3,
      refused: [
        { problem: 'broken', names: ['c.pdf', 'd.pdf'] },
        { problem: 'encrypted', names: ['b.pdf'] },
      ],
    });
  });
  it.each([['sending'], ['failed'], ['chosen']] as const)('is not there while all is %s', (state) =>
    expect(outcomeOf([item(state)])).toBeNull(),
  );
});
