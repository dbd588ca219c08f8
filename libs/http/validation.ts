import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { invalid, type FieldProblem } from '@bauraum/kernel';

/** Bodies and queries hold exactly what their DTO names; each wrong or unknown field is reported with its path (422). */
export const validation = (): ValidationPipe =>
  new ValidationPipe({
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
