import { createHash, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillIn, merge, payAdvance, signOffAll } from '../../apps/cli/journey/actions';
import { GREVESMUEHLEN } from '../../apps/cli/journey/demo.data';
import type { PersonaClient } from '../../apps/cli/journey/persona';
import { ApiProblem, type ProblemBody } from '../../apps/cli/journey/problem';
import { upload, type UploadFile } from '../../apps/cli/journey/upload';
import type { CaseView } from '../../apps/cli/journey/views';
import { generateSmallPlan } from '../../apps/cli/plans';
import type { World } from './world';

export const newKey = (): string => randomUUID();
export const BUILDER = 'anna.berger';

/** The builder is an architect: nobody else has to release anything. */
const ALONE = { designer: { isBuilder: true } };

/** A filled-in application that is neither paid nor submitted. */
export async function draft({ as }: World): Promise<string> {
  const { title, municipalityAgs, builders, designers } = GREVESMUEHLEN;
  const input = { procedure: 'simplified', title, municipalityAgs };
  const { id } = await as(BUILDER).post<CaseView>('cases', input, newKey());
  await fillIn(as(BUILDER), id, merge(merge(builders, designers), ALONE), newKey());
  return id;
}

/** A file of these bytes, as somebody would announce it. */
export function fileOf({ dataDir }: Pick<World, 'dataDir'>, bytes: Buffer, more: Partial<UploadFile> = {}): UploadFile {
  const path = join(dataDir, `${randomUUID()}.bin`);
  writeFileSync(path, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    title: 'Lageplan',
    typeCode: '1803',
    fileName: 'Lageplan.pdf',
    mediaType: 'application/pdf',
    path,
    size: bytes.length,
    sha256,
    ...more,
  };
}

/** A small valid plan that nobody has uploaded before. */
export const plan = (): Buffer => generateSmallPlan(`Lageplan ${randomUUID()}`, '1803');

/** A draft with a document. */
export async function payable(world: World): Promise<string> {
  const caseId = await draft(world);
  await upload(world.as(BUILDER), fileOf(world, plan()), { caseId, key: newKey() });
  return caseId;
}

/** The same with its advance paid and everything released: the next thing is to submit it. */
export async function submittable(world: World): Promise<string> {
  const caseId = await payable(world);
  await payAdvance(world.as(BUILDER), caseId, newKey());
  await signOffAll([world.as(BUILDER)], caseId, newKey());
  return caseId;
}

export async function submitted(world: World): Promise<string> {
  const caseId = await submittable(world);
  await world.as(BUILDER).post<CaseView>(`cases/${caseId}/submit`, {}, newKey());
  return caseId;
}

/** The problem that a request was answered with. @throws what else went wrong, or that nothing did. */
export async function problemOf(attempt: Promise<unknown>): Promise<ProblemBody> {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof ApiProblem) return error.problem;
    throw error;
  }
  throw new Error('was not refused');
}

export const post = (client: PersonaClient, path: string, body: unknown = {}): Promise<unknown> => client.post(path, body, newKey());
