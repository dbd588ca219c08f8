import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { CSS, ICON, SUBMIT_LOGOUT } from './style';

interface Asset {
  readonly type: string;
  readonly read: () => string | Buffer;
}

const font = (weight: number): Asset => ({
  type: 'font/woff2',
  read: () => readFileSync(require.resolve(`@fontsource/fira-sans/files/fira-sans-latin-${weight}-normal.woff2`)),
});

const ASSETS: ReadonlyMap<string, Asset> = new Map([
  ['/assets/sandbox.css', { type: 'text/css; charset=utf-8', read: () => CSS }],
  ['/assets/submit-logout.js', { type: 'text/javascript; charset=utf-8', read: () => SUBMIT_LOGOUT }],
  ['/assets/icon.svg', { type: 'image/svg+xml', read: () => ICON }],
  ['/assets/fira-sans-400.woff2', font(400)],
  ['/assets/fira-sans-600.woff2', font(600)],
]);

/** Sends a stylesheet, font, script or icon; false when there is none of that name. */
export function sendAsset(pathname: string, response: ServerResponse): boolean {
  const asset = ASSETS.get(pathname);
  if (!asset) return false;
  response.writeHead(200, { 'content-type': asset.type, 'cache-control': 'public, max-age=600' }).end(asset.read());
  return true;
}
