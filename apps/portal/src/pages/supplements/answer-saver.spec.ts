/// <reference types="jest" />
import { ApiProblem } from '../../api/http';
import { AnswerSaver } from './answer-saver';
import type { AnswerInput, PreparedAnswer } from './answer-input';

const says = (text: string): AnswerInput => ({ text, documentId: null, values: {} });
const answer = (revision: number): PreparedAnswer => ({
  findingId: 'one',
  revision,
  text: 'Von David',
  documentId: null,
  values: {},
  fields: [],
  updatedBy: { id: 'david', name: 'David' },
  updatedAt: null,
});
const stale = (): ApiProblem =>
  new ApiProblem({ type: '', title: '', status: 409, code: 'stale-revision', requestId: '', ...{ prepared: answer(4) } });

beforeAll(() => Object.assign(globalThis, { window: globalThis }));

it('writes what was typed last, on the revision that came back', async () => {
  const sent: [string, number][] = [];
  const saver = new AnswerSaver(0, ({ text }, revision) => {
    sent.push([text, revision]);
    return Promise.resolve(revision + 1);
  });
  saver.save(says('a'));
  saver.save(says('ab'));
  await saver.flush();
  saver.save(says('abc'));
  await saver.flush();
  expect(sent).toEqual([
    ['ab', 0],
    ['abc', 1],
  ]);
  expect(saver.snapshot()).toMatchObject({ state: 'saved', busy: false });
});

it('asks whoever was slower, and overwrites nothing before', async () => {
  const sent: number[] = [];
  const saver = new AnswerSaver(3, (_input, revision) => {
    sent.push(revision);
    return revision === 3 ? Promise.reject(stale()) : Promise.resolve(revision + 1);
  });
  saver.save(says('Von mir'));
  await saver.flush();
  expect(saver.snapshot()).toMatchObject({ theirs: { revision: 4 }, busy: true });
  saver.save(says('Von mir, länger'));
  await saver.flush();
  expect(sent).toEqual([3]);
  saver.decide(says('Von mir, länger'));
  await saver.flush();
  expect([sent, saver.snapshot().theirs]).toEqual([[3, 4], null]);
});

it('keeps what could not be sent, and takes what the other wrote if that is wanted', async () => {
  let works = false;
  const saver = new AnswerSaver(0, (_input, revision) => (works ? Promise.resolve(revision + 1) : Promise.reject(new Error('offline'))));
  saver.save(says('a'));
  await saver.flush();
  expect(saver.snapshot()).toMatchObject({ state: 'failed', busy: true });
  works = true;
  await saver.flush();
  expect(saver.snapshot()).toMatchObject({ state: 'saved', busy: false });
  saver.decide(null);
  expect(saver.snapshot().busy).toBe(false);
});
