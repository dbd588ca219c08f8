import { falseShare, measure, recall } from './completeness/measure';

it('ten applications with seeded defects: all are found, nothing else is', async () => {
  const { all, mistakes, applications } = await measure(10, 4711);
  expect(mistakes).toEqual([]);
  expect([applications, recall(all), falseShare(all)]).toEqual([10, 1, 0]);
  expect(all.planted).toBeGreaterThan(10);
});
