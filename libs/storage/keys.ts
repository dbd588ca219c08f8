import type { Sha256 } from '@bauraum/kernel';

const MAX_LENGTH = 300;
const KEY = /^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9.-]*)+$/;

/** What a part of a file is sent as: by itself it is nothing. */
export const PART_TYPE = 'application/octet-stream';

/** Where content lies for good: by its hash, so that a version can never be overwritten. @example contentKey('a', 'ff00') // 'a/content/ff/ff00' */
export const contentKey = (tenant: string, hash: Sha256): string => `${tenant}/content/${hash.slice(0, 2)}/${hash}`;

/** Where an upload waits for its check (quarantine). @example stagingKey('a', 'u1') // 'a/staging/u1' */
export const stagingKey = (tenant: string, uploadId: string): string => `${tenant}/staging/${uploadId}`;

/** Where a picture of content lies; it can be made again from the content. @example previewKey('a', 'ff00', '1-2-page.webp') // 'a/preview/ff/ff00/1-2-page.webp' */
export const previewKey = (tenant: string, hash: Sha256, name: string): string => `${tenant}/preview/${hash.slice(0, 2)}/${hash}/${name}`;

/** @throws TypeError for a key that was not made here: nothing may climb out of the store. */
export function assertKey(key: string): string {
  if (!KEY.test(key) || key.includes('..') || key.length > MAX_LENGTH) throw new TypeError(`not a storage key: ${key}`);
  return key;
}
