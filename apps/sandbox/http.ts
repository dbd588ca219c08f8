import type { IncomingMessage, ServerResponse } from 'node:http';

const MAX_BODY = 256 * 1024;

/** An answer other than the wanted one. `body` is what the problem document says beyond type and title. */
export class HttpProblem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly body: Readonly<Record<string, unknown>> = {},
  ) {
    super(title);
  }
}

/** Reads a body of at most 256 kB. @throws HttpProblem 413 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MAX_BODY) throw new HttpProblem(413, 'Payload Too Large');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Fields of a submitted HTML form. */
export const readForm = async (request: IncomingMessage): Promise<URLSearchParams> => new URLSearchParams(await readBody(request));

/**
 * The content security policy of our pages: nothing inline, nothing foreign. Browsers apply `form-action` to the redirects after a
 * form too, hence the origins to which they lead.
 */
export function contentSecurityPolicy(formTargets: readonly string[]): string {
  const targets = [...new Set(formTargets.map((url) => new URL(url).origin))].join(' ');
  return `default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${targets}`.trim();
}

export function sendHtml(response: ServerResponse, status: number, body: string, formTargets: readonly string[]): void {
  response
    .writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': contentSecurityPolicy(formTargets) })
    .end(body);
}

export function sendJson(response: ServerResponse, status: number, body: unknown, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8` }).end(JSON.stringify(body));
}

export function redirect(response: ServerResponse, location: string): void {
  response.writeHead(303, { location, 'content-length': '0' }).end();
}
