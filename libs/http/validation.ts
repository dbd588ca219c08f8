import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { invalid, type FieldProblem } from '@bauraum/kernel';

/** Bodies and queries hold exactly what their DTO names; each wrong or unknown field is reported with its path (422). */
class BodyPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const fields = metadata.type === 'body' || metadata.type === 'query' ? notText(value) : [];
    if (fields.length) throw invalid(fields);
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

export const validation = (): ValidationPipe =>
  new BodyPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => invalid(flatten(errors)),
  });

/** @example flatten([{ property: 'title', constraints: { isString: '' } }]) // [{ path: '/title', key: 'isString' }] */
export function flatten(errors: readonly ValidationError[], parent = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const path = `${parent}/${error.property}`;
    const own = Object.keys(error.constraints ?? {}).map((key) => ({ path, key: key === 'whitelistValidation' ? 'unknown' : key }));
    return [...own, ...flatten(error.children ?? [], path)];
  });
}

const UNSTORABLE = /\0|\p{Surrogate}/u;

/**
 * Strings that no database can keep: with a NUL, or with half a character.
 *
 * @example notText({ title: 'a\0b' }) // [{ path: '/title', key: 'notText' }]
 */
export function notText(value: unknown, path = ''): FieldProblem[] {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? [{ path, key: 'notText' }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(UNSTORABLE.test(name) ? [{ path, key: 'notText' }] : []),
    ...notText(inner, `${path}/${name}`),
  ]);
}
