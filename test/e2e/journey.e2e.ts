import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { playDemo } from '../../apps/cli/journey';
import { download } from '../../apps/cli/journey/actions';
import { PERMIT } from '../../apps/cli/journey/permit';
import { Journey, play } from '../../apps/cli/journey/play';
import { upload } from '../../apps/cli/journey/upload';
import type { DocumentView } from '../../apps/cli/journey/views';
import { generatePlanSet } from '../../apps/cli/plans';
import { PLAN_HEADS } from '../../apps/cli/journey/demo.data';
import { BUILDER, draft, newKey } from './drafts';
import { MAIN, useWorld } from './world';

const world = useWorld();
/** The first steps are played by one process, the others by the next. */
const INTERRUPTED_AFTER = 12;

it('plays all three cases, and goes on where it was interrupted', async () => {
  const { stack, dataDir } = world();
  const { apiUrl } = stack;
  const first = new Journey({ name: 'permit', apiUrl, authority: MAIN, dataDir, plans: 'small' });
  expect(await play(PERMIT.slice(0, INTERRUPTED_AFTER), first, () => undefined)).toBe(INTERRUPTED_AFTER);

  const lines: string[] = [];
  const demo = { apiUrl, dataDir, plans: 'small', log: (line: string) => void lines.push(line) } as const;
  const { fileNumbers } = await playDemo(demo);
  expect(fileNumbers.permit).toMatch(/^63-\d{4}-00001$/);
  expect(fileNumbers.withdrawn).toMatch(/^BO-\d{4}\/000001$/);
  expect(fileNumbers.lapsed).toMatch(/^BO-\d{4}\/000002$/);
  expect(lines.filter((line) => line.startsWith('✓'))).toHaveLength(PERMIT.length - INTERRUPTED_AFTER + 10 + 12);
  expect(lines.find((line) => line.startsWith('✓'))).toMatch(/^✓ 13 /);
  const statuses = await world().query<{ file_number: string; status: string }>(
    `select c.file_number, p.status from permit_case c join process p on p.tenant_id = c.tenant_id and p.id = c.id order by 1`,
  );
  expect(statuses.map((row) => row.status)).toEqual(['granted', 'withdrawn', 'deemedWithdrawn']);

  lines.length = 0;
  expect(await playDemo(demo)).toEqual({ fileNumbers });
  expect(lines).toHaveLength(3);
  expect(lines.every((line) => line.includes('played already'))).toBe(true);
});

it('starts anew when the database does not know the case any more', async () => {
  const { stack, dataDir } = world();
  const journey = new Journey({
    name: 'permit',
    apiUrl: stack.apiUrl,
    authority: MAIN,
    dataDir: join(dataDir, 'elsewhere'),
    plans: 'small',
  });
  journey.state.keep('caseId', newKey());
  journey.state.finish('begin');
  const lines: string[] = [];
  const short = playDemo({
    apiUrl: stack.apiUrl,
    dataDir: join(dataDir, 'elsewhere'),
    plans: 'small',
    log: (line) => void lines.push(line),
  });
  await short;
  expect(lines[0]).toContain('its case is gone');
});

it('takes a file of more than 60 MB without holding it in memory', async () => {
  const caseId = await draft(world());
  const [survey] = await generatePlanSet({
    ...PLAN_HEADS.main,
    designer: PLAN_HEADS.designer,
    outDir: join(world().dataDir, 'large'),
    only: ['survey'],
  });
  if (!survey) throw new Error('no survey');
  expect(survey.sizeBytes).toBeGreaterThan(60_000_000);
  const memory = (): number => peakMegabytes(world().stack.pids().api);
  const before = memory();
  await upload(world().as(BUILDER), { ...survey, size: survey.sizeBytes }, { caseId, key: newKey() });
  const [document] = await world().as(BUILDER).get<DocumentView[]>(`cases/${caseId}/documents`);
  if (!document) throw new Error('no document');
  expect(await download(world().as(BUILDER), caseId, document)).toBe(survey.sizeBytes);
  expect(memory() - before).toBeLessThan(60);
});

/** The most memory that a process has had so far (VmHWM). */
function peakMegabytes(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
