import { CookieJar, fetchWithJar } from './cookie-jar';

const MAX_HOPS = 15;
const SESSION_COOKIE = /(^|[ _-])bauraum_session=/;

/**
 * Logs in at the api as one of the sandbox's personas, by HTTP alone: begins at `{baseUrl}/auth/login`, follows the redirects to the
 * picker, submits its form and follows the way back. For the demo and tests.
 *
 * @param baseUrl origin of the api.
 * @param personaSub `sub` of the persona.
 * @returns the `Cookie` header that the api wants from now on.
 * @throws Error that names the URL and status where it got stuck.
 * @example fetch(`${api}/api/v1/me`, { headers: { cookie: await loginAs(api, 'berta') } })
 */
export async function loginAs(baseUrl: string, personaSub: string): Promise<string> {
  const jar = new CookieJar();
  const home = new URL(baseUrl);
  let url = new URL('/auth/login', home);
  let form: Record<string, string> | undefined;
  let hasPicked = false;
  const session = (): string => {
    const header = jar.header(home);
    if (!SESSION_COOKIE.test(header)) throw new Error(`login as ${personaSub} ended without a session`);
    return header;
  };
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    const response = await fetchWithJar(jar, url, form);
    form = undefined;
    const location = response.headers.get('location');
    const body = await response.text();
    if (location !== null) {
      const isBack = hasPicked && url.origin === home.origin && response.status < 400;
      if (isBack) return session();
      url = new URL(location, url);
    } else if (response.ok && !hasPicked && body.includes('name="persona"')) {
      if (!body.includes(`name="persona" value="${personaSub}"`)) throw new Error(`no persona ${personaSub} on the picker at ${url.href}`);
      form = { persona: personaSub };
      hasPicked = true;
    } else if (response.ok && hasPicked && url.origin === home.origin) {
      return session();
    } else {
      throw new Error(`login as ${personaSub} got stuck at ${url.origin}${url.pathname}: status ${response.status}`);
    }
  }
  throw new Error(`login as ${personaSub} did not end after ${MAX_HOPS} redirects`);
}
