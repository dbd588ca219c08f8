import { join } from 'node:path';
import { PdfReader, READER_LIMITS, type ReaderLimits } from './reader';

const HOOK = join(__dirname, '../../test/support/typescript-hook.cjs');

/** The reader for specs: its process runs our TypeScript. */
export const testReader = (limits: Partial<ReaderLimits> = {}): PdfReader =>
  new PdfReader({ ...READER_LIMITS, ...limits }, { file: join(__dirname, 'program.ts'), execArgv: ['-r', HOOK] });

/** One on a machine that is so busy with others that nothing comes of it. */
export const starvedReader = (): PdfReader =>
  new PdfReader({ ...READER_LIMITS, timeoutMs: 100 }, { file: join(__dirname, '../isolation/starved.fixture.ts'), execArgv: ['-r', HOOK] });
