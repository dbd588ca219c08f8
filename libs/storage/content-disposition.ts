/** Half of a surrogate pair becomes the replacement character, as in any UTF-8. */
export const wellFormed = (text: string): string => Buffer.from(text).toString();

/**
 * The header that names a download, with an ASCII name for old clients and the true one in UTF-8 (RFC 6266, RFC 8187).
 *
 * @example contentDisposition('inline', 'Größe.pdf') // `inline; filename="Gr__e.pdf"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.pdf`
 */
export function contentDisposition(disposition: string, fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  const encoded = encodeURIComponent(wellFormed(fileName)).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${disposition}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
