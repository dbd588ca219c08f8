import type { Stage } from './stage';
import { AUTHORITY } from './stage';
import { settled } from './look';
import type { Visitor } from './visitor';

/** Bytes that the first visit of a page takes over the line, answers' headers included, with an empty cache. */
export async function firstLoadBytes(stage: Stage, path: string, as: Visitor): Promise<number> {
  const storageState = { cookies: await as.context.cookies(), origins: [] };
  const context = await stage.browser.newContext({ baseURL: stage.stack.apiUrl, locale: 'de-DE', storageState });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    let bytes = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await session.send('Network.enable');
    await page.goto(path, { waitUntil: 'networkidle' });
    await settled(page);
    await page.waitForLoadState('networkidle');
    return bytes;
  } finally {
    await context.close();
  }
}

export const START = '/';
export const HOME = `/${AUTHORITY}`;
