import { ApiPropertyOptional } from '@nestjs/swagger';
import { UserError } from '@bauraum/kernel';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** One page of a list; `next` is the cursor of the page after it. */
export interface Page<T> {
  readonly items: T[];
  readonly next: string | null;
}

export class PageQuery {
  @ApiPropertyOptional({ description: '`next` of the page before' }) @IsOptional() @IsString() @MaxLength(400) cursor?: string;
  @ApiPropertyOptional({ default: 50 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit = 50;
}

/** The sort values of a row, in the order of the list's keys. */
export type Key = readonly (string | number)[];

/** @example decodeCursor(encodeCursor(['2027-01-01', 'a']), 2) // ['2027-01-01', 'a'] */
export const encodeCursor = (key: Key): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** @throws UserError 400 `bad-cursor` when it was not made by `encodeCursor`. */
export function decodeCursor(cursor: string | undefined, length: number): Key | null {
  if (!cursor) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && key.length === length && key.every((v) => typeof v === 'string' || typeof v === 'number')) return key;
  } catch {
    // answered below
  }
  throw new UserError(400, 'bad-cursor');
}

/**
 * Cuts `limit + 1` rows to a page.
 *
 * @example toPage([1, 2, 3], 2, (n) => [n]).items // [1, 2]
 */
export function toPage<T>(rows: readonly T[], limit: number, keyOf: (row: T) => Key): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}
