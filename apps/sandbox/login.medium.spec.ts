import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '@bauraum/kernel';
import { cookieSpecs, createOidc, createSessionSealer, type Oidc, type Session } from '@bauraum/session';
import { CookieJar, fetchWithJar } from './cookie-jar';
import { loginAs } from './login-as';
import type { Persona, SandboxOptions } from './options';
import { startSandbox, type Sandbox } from './sandbox';

const KEYS = ['k'.repeat(40)];
const aPersona = (over: Partial<Persona> = {}): Persona => ({
  sub: 'berta',
  name: 'Berta Bauer',
  givenName: 'Berta',
  familyName: 'Bauer',
  email: 'berta@example.org',
  group: 'applicants',
  description: 'Bauherrin',
  ...over,
});

const sealer = createSessionSealer({ keys: KEYS });
const cookies = cookieSpecs('http://127.0.0.1');
let dataDir: string;
let sandbox: Sandbox;
let api: Server;
let apiUrl: string;
let oidc: Oidc;

const cookieOf = (request: IncomingMessage, name: string): string | undefined =>
  new RegExp(`${name}=([^;]+)`).exec(request.headers.cookie ?? '')?.[1];
const setCookie = (name: string, value: string): string => `${name}=${value}; Path=/; HttpOnly; SameSite=Lax`;

/** The smallest api that one can log in to: what the real one does with Nest in front. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', apiUrl);
  const loginCookie = cookieOf(request, cookies.login.name);
  if (url.pathname === '/auth/login') {
    const login = await oidc.beginLogin({ returnTo: url.searchParams.get('returnTo'), loginCookie });
    response.writeHead(303, { location: login.url, 'set-cookie': setCookie(cookies.login.name, login.loginCookie) }).end();
  } else if (url.pathname === '/auth/callback') {
    const { session, returnTo } = await oidc.finishLogin({ callbackUrl: request.url ?? '', loginCookie });
    response.writeHead(303, { location: returnTo, 'set-cookie': setCookie(cookies.session.name, await sealer.sealSession(session)) }).end();
  } else {
    const session = await sealer.openSession(cookieOf(request, cookies.session.name));
    response.writeHead(session ? 200 : 401, { 'content-type': 'application/json' }).end(JSON.stringify({ session, path: request.url }));
  }
}

const options = (): SandboxOptions => ({
  port: 0,
  dataDir,
  personas: [aPersona(), aPersona({ sub: 'hanna', name: 'Hanna <Haupt>', group: 'authority', acr: 'STORK-QAA-Level-4' })],
  client: { id: 'bauraum', secret: 'ge:heim/+', redirectUris: [`${apiUrl}/auth/callback`], postLogoutRedirectUris: [`${apiUrl}/`] },
  payments: { token: 'zahl-geheim' },
});

const createRelyingParty = (over: Partial<Parameters<typeof createOidc>[0]> = {}): Oidc =>
  createOidc({
    issuer: `${sandbox.url}/oidc`,
    clientId: 'bauraum',
    clientSecret: 'ge:heim/+',
    redirectUri: `${apiUrl}/auth/callback`,
    postLogoutRedirectUri: `${apiUrl}/`,
    allowInsecure: true,
    keys: KEYS,
    ...over,
  });

async function whoAmI(cookie: string): Promise<Session | undefined> {
  const response = await fetch(`${apiUrl}/me`, { headers: { cookie } });
  return ((await response.json()) as { session?: Session }).session;
}

/** Goes through the picker by hand and stops at the callback: the URL that the browser would open next. */
async function pick(startUrl: string, form: Record<string, string>, jar = new CookieJar()): Promise<string> {
  let url = new URL(startUrl);
  let sent: Record<string, string> | undefined;
  for (let hop = 0; hop < 10; hop++) {
    const response = await fetchWithJar(jar, url, sent);
    const location = response.headers.get('location');
    sent = location === null ? form : undefined;
    url = location === null ? url : new URL(location, url);
    if (url.href.startsWith(`${apiUrl}/auth/callback`)) return url.href;
  }
  throw new Error(`no way back from ${url.href}`);
}

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
  api = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(error instanceof UserError ? error.status : 500).end(error instanceof Error ? error.message : '');
    });
  });
  await new Promise<void>((resolve) => void api.listen(0, '127.0.0.1', resolve));
  apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  sandbox = await startSandbox(options());
  oidc = createRelyingParty();
});

afterAll(async () => {
  await sandbox.close();
  api.closeAllConnections();
  await new Promise((resolve) => api.close(resolve));
  rmSync(dataDir, { recursive: true });
});

describe('a login by HTTP', () => {
  it('ends with a session of the persona that was picked', async () => {
    const session = await whoAmI(await loginAs(apiUrl, 'berta'));
    expect(session).toMatchObject({
      issuer: `${sandbox.url}/oidc`,
      subject: 'berta',
      name: 'Berta Bauer',
      email: 'berta@example.org',
      acr: 'STORK-QAA-Level-3',
    });
    expect((await whoAmI(await loginAs(apiUrl, 'hanna')))?.acr).toBe('STORK-QAA-Level-4');
  });

  it('gives session cookies that a browser keeps', async () => {
    expect((await loginAs(apiUrl, 'berta')).length).toBeLessThan(3000);
  });

  it('keeps its keys to the owner and over a restart', async () => {
    expect(statSync(join(dataDir, 'oidc-secrets.json')).mode & 0o777).toBe(0o600);
    const keys = async (url: string): Promise<unknown> => (await fetch(`${url}/oidc/jwks`)).json();
    const second = await startSandbox(options());
    expect(await keys(second.url)).toEqual(await keys(sandbox.url));
    expect(JSON.stringify(await keys(sandbox.url))).not.toContain('"d"');
    await second.close();
  });

  it('says clearly that a persona does not exist', async () => {
    await expect(loginAs(apiUrl, 'niemand')).rejects.toThrow('no persona niemand');
    const jar = new CookieJar();
    const { url } = await oidc.beginLogin({});
    await expect(pick(url, { persona: 'niemand' }, jar)).rejects.toThrow('no way back');
  });

  it('escapes names on the picker and asks for no password', async () => {
    const jar = new CookieJar();
    const first = await fetchWithJar(jar, new URL((await oidc.beginLogin({})).url));
    const picker = await fetchWithJar(jar, new URL(first.headers.get('location') ?? '', sandbox.url));
    const body = await picker.text();
    expect(body).toContain('Hanna &lt;Haupt&gt;');
    expect(body).not.toMatch(/type="password"|<script|style=/);
    expect(picker.headers.get('content-security-policy')).toContain(`form-action 'self' ${apiUrl}`);
  });

  it('asks every time, also when the browser still has a session at the provider', async () => {
    const jar = new CookieJar();
    const first = await oidc.beginLogin({});
    await pick(first.url, { persona: 'berta' }, jar);
    const second = await oidc.beginLogin({});
    const callbackUrl = await pick(second.url, { persona: 'hanna' }, jar);
    expect((await oidc.finishLogin({ callbackUrl, loginCookie: second.loginCookie })).session.subject).toBe('hanna');
  });
});

describe('a login that is not as it should be', () => {
  it('does not accept another state', async () => {
    const { url, loginCookie } = await oidc.beginLogin({});
    const callback = new URL(await pick(url, { persona: 'berta' }));
    callback.searchParams.set('state', 'erfunden');
    const finish = oidc.finishLogin({ callbackUrl: callback.href, loginCookie });
    await expect(finish).rejects.toMatchObject({ status: 400, code: 'login-expired' });
  });

  it('does not accept the answer to a login of another browser', async () => {
    const victim = await oidc.beginLogin({});
    const attacker = await oidc.beginLogin({});
    const callbackUrl = await pick(attacker.url, { persona: 'hanna' });
    await expect(oidc.finishLogin({ callbackUrl, loginCookie: victim.loginCookie })).rejects.toMatchObject({ code: 'login-expired' });
  });

  it('accepts a code once', async () => {
    const { url, loginCookie } = await oidc.beginLogin({});
    const callbackUrl = await pick(url, { persona: 'berta' });
    await expect(oidc.finishLogin({ callbackUrl, loginCookie })).resolves.toBeDefined();
    await expect(oidc.finishLogin({ callbackUrl, loginCookie })).rejects.toMatchObject({ status: 400, code: 'login-expired' });
  });

  it('knows a cancelled login', async () => {
    const { url, loginCookie } = await oidc.beginLogin({});
    const callbackUrl = await pick(url, { cancel: 'yes' });
    await expect(oidc.finishLogin({ callbackUrl, loginCookie })).rejects.toMatchObject({ status: 400, code: 'login-cancelled' });
  });

  it('does not accept an answer that names another issuer', async () => {
    const { url, loginCookie } = await oidc.beginLogin({});
    const callback = new URL(await pick(url, { persona: 'berta' }));
    callback.searchParams.set('iss', 'https://evil.example');
    await expect(oidc.finishLogin({ callbackUrl: callback.href, loginCookie })).rejects.toMatchObject({ code: 'login-failed' });
  });

  it('calls an operator when the provider refuses our client', async () => {
    const wrong = createRelyingParty({ clientSecret: 'falsch' });
    const { url, loginCookie } = await wrong.beginLogin({});
    const callbackUrl = await pick(url, { persona: 'berta' });
    await expect(wrong.finishLogin({ callbackUrl, loginCookie })).rejects.toMatchObject({ code: 'login-client-refused' });
  });

  it('ends after ten minutes', async () => {
    let clock = Date.now();
    const slow = createRelyingParty({ now: () => clock });
    const { url, loginCookie } = await slow.beginLogin({});
    const callbackUrl = await pick(url, { persona: 'berta' });
    clock += 601_000;
    await expect(slow.finishLogin({ callbackUrl, loginCookie })).rejects.toMatchObject({ code: 'login-expired' });
  });

  it('needs PKCE', async () => {
    const url = new URL((await oidc.beginLogin({})).url);
    url.searchParams.delete('code_challenge');
    url.searchParams.delete('code_challenge_method');
    const response = await fetch(url, { redirect: 'manual' });
    expect(response.headers.get('location')).toContain('error=invalid_request');
  });
});

describe('around the login', () => {
  it('returns to a path of ours and to nothing else', async () => {
    for (const [returnTo, expected] of [
      ['/antraege?seite=2', '/antraege?seite=2'],
      ['//evil.example/', '/'],
      ['https://evil.example/', '/'],
    ]) {
      const { url, loginCookie } = await oidc.beginLogin({ returnTo });
      const callbackUrl = await pick(url, { persona: 'berta' });
      expect((await oidc.finishLogin({ callbackUrl, loginCookie })).returnTo).toBe(expected);
    }
  });

  it('lets two tabs log in at the same time', async () => {
    const first = await oidc.beginLogin({ returnTo: '/eins' });
    const second = await oidc.beginLogin({ returnTo: '/zwei', loginCookie: first.loginCookie });
    const callbackUrl = await pick(first.url, { persona: 'berta' });
    expect((await oidc.finishLogin({ callbackUrl, loginCookie: second.loginCookie })).returnTo).toBe('/eins');
  });

  it('ends the session at the provider and comes back', async () => {
    const jar = new CookieJar();
    const { url, loginCookie } = await oidc.beginLogin({});
    const callbackUrl = await pick(url, { persona: 'berta' }, jar);
    const { session } = await oidc.finishLogin({ callbackUrl, loginCookie });
    const logout = new URL(await oidc.logoutUrl(session));
    const body = await (await fetchWithJar(jar, logout)).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(body)?.[1] ?? '';
    const action = /action="([^"]+)"/.exec(body)?.[1] ?? '';
    const done = await fetchWithJar(jar, new URL(action, logout), { xsrf, logout: 'yes' });
    expect(done.headers.get('location')).toBe(`${apiUrl}/`);
  });

  it('answers an interaction that nobody started with a clear page', async () => {
    const response = await fetch(`${sandbox.url}/oidc/interaction/erfunden`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Die Anmeldung ist abgelaufen');
  });

  it.each([
    [{ personas: [] }, 'personas'],
    [{ personas: [aPersona(), aPersona()] }, 'twice'],
    [{ personas: [aPersona({ sub: 'a b' })] }, 'subject'],
    [{ port: -1 }, 'port'],
    [{ payments: { token: '' } }, 'payments.token'],
  ])('refuses the options %j', async (over, text) => {
    await expect(startSandbox({ ...options(), ...over })).rejects.toThrow(text);
  });
});
