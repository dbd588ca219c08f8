const BASE = 'http://same.invalid';
const MAX_LENGTH = 1024;

// A browser drops tabs and newlines and reads `\` as `/`: all of them can turn a path into another host.
const hasForbiddenCharacter = (value: string): boolean => [...value].some((c) => c === '\\' || c <= ' ' || c === '\u007f');

/**
 * Where to go after login: a path of our own origin, or the fallback. Whatever could lead to another origin
 * (`//host`, `/\host`, `https:`, control characters, dot segments that leave a double slash) is not followed.
 *
 * @param value what the caller asked for, from a query parameter: any type.
 * @param fallback the path used instead; default `/`.
 * @example safeReturnTo('/antraege?seite=2') // '/antraege?seite=2'
 * @example safeReturnTo('//evil.example') // '/'
 */
export function safeReturnTo(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || value.length > MAX_LENGTH || !value.startsWith('/') || hasForbiddenCharacter(value)) return fallback;
  if (!URL.canParse(value, BASE)) return fallback;
  const url = new URL(value, BASE);
  const path = `${url.pathname}${url.search}${url.hash}`;
  return url.origin !== BASE || path.startsWith('//') ? fallback : path;
}
