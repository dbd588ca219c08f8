import { join } from 'node:path';
import { PreviewRenderer, RENDERER_LIMITS, type RendererLimits } from './renderer';

const HOOK = join(__dirname, '../../test/support/typescript-hook.cjs');

/** The renderer for specs: its process runs our TypeScript. */
export const testRenderer = (limits: Partial<RendererLimits> = {}): PreviewRenderer =>
  new PreviewRenderer({ ...RENDERER_LIMITS, ...limits }, { file: join(__dirname, 'program.ts'), execArgv: ['-r', HOOK] });

/** One on a machine that is so busy with others that nothing comes of it. */
export const starvedRenderer = (): PreviewRenderer =>
  new PreviewRenderer(
    { ...RENDERER_LIMITS, timeoutMs: 100 },
    { file: join(__dirname, '../isolation/starved.fixture.ts'), execArgv: ['-r', HOOK] },
  );
