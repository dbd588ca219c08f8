import { OperationalError, UserError } from '@bauraum/kernel';
import { cookieSpecs, createSealer, createSessionSealer, safeReturnTo, type Session } from './index';
import { loginError, retryWhileDown } from './login-errors';

const KEY_A = 'a'.repeat(32);
const KEY_B = 'b'.repeat(32);
const START = Date.parse('2026-11-30T08:00:00.000Z');
const HOUR = 3600;

const aSession = (over: Partial<Session> = {}): Session => ({
  issuer: 'https://login.example/oidc',
  subject: 'berta',
  name: 'Berta Bauer',
  exp: START / 1000 + 8 * HOUR,
  ...over,
});

describe('safeReturnTo', () => {
  it.each(['/', '/antraege', '/antraege?seite=2#liste', '/a/b%2F..%2Fc', '/?next=https://evil.example'])('keeps %s', (path) => {
    expect(safeReturnTo(path)).toBe(path);
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/ /evil.example',
    'javascript:alert(1)',
    'antraege',
    '',
    undefined,
    null,
    7,
    ['/a'],
    `/${'x'.repeat(2000)}`,
  ])('does not follow %p', (value) => {
    expect(safeReturnTo(value)).toBe('/');
    expect(safeReturnTo(value, '/start')).toBe('/start');
  });
});

describe('cookieSpecs', () => {
  it('ties cookies to the host under https and uses the plain name without', () => {
    expect(cookieSpecs('https://bau.example').session).toEqual({
      name: '__Host-bauraum_session',
      options: { path: '/', httpOnly: true, sameSite: 'lax', secure: true, maxAge: 8 * HOUR },
    });
    expect(cookieSpecs('http://127.0.0.1:4700').login).toEqual({
      name: 'bauraum_login',
      options: { path: '/', httpOnly: true, sameSite: 'lax', secure: false, maxAge: 600 },
    });
  });
});

describe('the sealed session', () => {
  let clock = START;
  const now = (): number => clock;
  const sealer = createSessionSealer({ keys: [KEY_A], now });
  beforeEach(() => (clock = START));

  it('comes back as it was, and shows nothing to the browser', async () => {
    const session = aSession({ email: 'berta@example.org', acr: 'high', idToken: 'x.y.z' });
    const cookie = await sealer.sealSession(session);
    expect(await sealer.openSession(cookie)).toEqual(session);
    expect(Buffer.from(cookie.split('.').join(''), 'base64url').toString('latin1')).not.toContain('berta');
  });

  it('does not open when any part was altered', async () => {
    const cookie = await sealer.sealSession(aSession());
    const parts = cookie.split('.');
    for (const index of [0, 2, 3, 4]) {
      const part = parts[index] ?? '';
      const altered = `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}`;
      expect(await sealer.openSession(parts.with(index, altered).join('.'))).toBeUndefined();
    }
    expect(await sealer.openSession(cookie)).toBeDefined();
  });

  it.each([undefined, '', 'x', 'a.b.c.d.e', 'e30.e30.e30'])('does not open %p', async (cookie) => {
    expect(await sealer.openSession(cookie)).toBeUndefined();
  });

  it('ends after eight hours', async () => {
    const cookie = await sealer.sealSession(aSession());
    clock = START + (8 * HOUR - 1) * 1000;
    expect(await sealer.openSession(cookie)).toBeDefined();
    clock = START + (8 * HOUR + 1) * 1000;
    expect(await sealer.openSession(cookie)).toBeUndefined();
  });

  it('opens with a key that was rotated out of first place, and with no other', async () => {
    const cookie = await sealer.sealSession(aSession());
    const rotated = createSessionSealer({ keys: [KEY_B, KEY_A], now });
    expect(await rotated.openSession(cookie)).toBeDefined();
    expect(await createSessionSealer({ keys: [KEY_B], now }).openSession(cookie)).toBeUndefined();
    expect(await sealer.openSession(await rotated.sealSession(aSession()))).toBeUndefined();
  });

  it('does not take a value that was sealed for another purpose', async () => {
    const login = await createSealer<Session>({ keys: [KEY_A], purpose: 'login', now }).seal(aSession(), START / 1000 + HOUR);
    expect(await sealer.openSession(login)).toBeUndefined();
  });

  it('refuses weak or missing keys', () => {
    expect(() => createSessionSealer({ keys: ['short'] })).toThrow(RangeError);
    expect(() => createSessionSealer({ keys: [] })).toThrow(RangeError);
  });
});

describe('login errors', () => {
  it.each([
    [{ name: 'AuthorizationResponseError', error: 'access_denied' }, 'login-cancelled'],
    [{ name: 'ResponseBodyError', error: 'invalid_grant', status: 400 }, 'login-expired'],
    [{ name: 'ClientError', code: 'OAUTH_INVALID_RESPONSE' }, 'login-failed'],
  ])('%j is for the person', (error, code) => {
    expect(loginError(error)).toMatchObject({ status: 400, code });
    expect(loginError(error)).toBeInstanceOf(UserError);
  });

  it.each([
    [{ name: 'TypeError' }, 'login-provider-unavailable'],
    [{ name: 'ClientError', cause: new TypeError('fetch failed') }, 'login-provider-unavailable'],
    [{ name: 'ClientError', code: 'OAUTH_TIMEOUT' }, 'login-provider-unavailable'],
    [{ name: 'ResponseBodyError', error: 'server_error', status: 500 }, 'login-provider-unavailable'],
    [{ name: 'ResponseBodyError', error: 'invalid_client', status: 401 }, 'login-client-refused'],
    [{ name: 'WWWAuthenticateChallengeError', code: 'OAUTH_WWW_AUTHENTICATE_CHALLENGE', status: 401 }, 'login-client-refused'],
  ])('%p is for an operator', (error, code) => {
    expect(loginError(error)).toMatchObject({ code });
    expect(loginError(error)).toBeInstanceOf(OperationalError);
  });

  it('tries again while the provider is down, then says so', async () => {
    let calls = 0;
    const up = (): Promise<string> => (++calls < 3 ? Promise.reject(new Error('down')) : Promise.resolve('up'));
    expect(await retryWhileDown(up, [1, 1, 1])).toBe('up');
    expect(calls).toBe(3);
    await expect(retryWhileDown(() => Promise.reject(new Error('down')), [1])).rejects.toThrow('login-provider-unavailable');
  });
});
