/** Cookies of one origin as a browser would keep them; enough for tests and the demo (path and expiry, no domains). */
export class CookieJar {
  private readonly origins = new Map<string, Map<string, { value: string; path: string }>>();

  /** Takes over the `Set-Cookie` headers of an answer. */
  store(url: URL, headers: Headers): void {
    const cookies = this.origins.get(url.origin) ?? new Map<string, { value: string; path: string }>();
    this.origins.set(url.origin, cookies);
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const split = pair.indexOf('=');
      const name = pair.slice(0, split);
      const find = (key: string): string | undefined =>
        attributes.find((text) => text.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
      const path = find('path') ?? '/';
      const maxAge = find('max-age');
      const expires = find('expires');
      const isGone = maxAge !== undefined ? Number(maxAge) <= 0 : expires !== undefined && Date.parse(expires) <= Date.now();
      if (isGone) cookies.delete(`${name};${path}`);
      else cookies.set(`${name};${path}`, { value: pair.slice(split + 1), path });
    }
  }

  /** The `Cookie` header for a URL; empty when there is none. */
  header(url: URL): string {
    const isBelow = (path: string): boolean => path === '/' || url.pathname === path || url.pathname.startsWith(`${path}/`);
    return [...(this.origins.get(url.origin) ?? [])]
      .filter(([, { path }]) => isBelow(path))
      .map(([key, { value }]) => `${key.slice(0, key.lastIndexOf(';'))}=${value}`)
      .join('; ');
  }
}

/** One request with the jar's cookies; redirects are not followed. */
export async function fetchWithJar(jar: CookieJar, url: URL, form?: Readonly<Record<string, string>>): Promise<Response> {
  const cookie = jar.header(url);
  const response = await fetch(url, {
    redirect: 'manual',
    headers: cookie === '' ? {} : { cookie },
    ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
  });
  jar.store(url, response.headers);
  return response;
}
