/** A readable title: 'grundriss_eg.pdf' -> 'grundriss eg'. */
export function titleOf(fileName: string): string {
  const name = fileName
    .replace(/\.[^.]+$/, '')
    .replace(/[_]+/g, ' ')
    .trim();
  return (name === '' ? fileName : name.charAt(0).toUpperCase() + name.slice(1)).slice(0, 200);
}

const MEDIA: Record<string, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  tif: 'image/tiff',
  tiff: 'image/tiff',
};

/** What an application takes, for the file chooser. */
export const ACCEPT = '.pdf,.png,.jpg,.jpeg,.tif,.tiff';
export const MAX_BYTES = 5 * 1024 ** 3;

/** Media type by the ending, null for what cannot be taken. */
export function mediaTypeOf(fileName: string): string | null {
  return MEDIA[fileName.split('.').at(-1)?.toLowerCase() ?? ''] ?? null;
}
