import { v7 } from 'uuid';

/** A new time-ordered id (UUID version 7, RFC 9562). Not for pure code: it reads clock and randomness. */
export const newId = (): string => v7();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** @example isId('0198c0de-0000-7000-8000-000000000000') // true */
export const isId = (value: string): boolean => UUID.test(value);
