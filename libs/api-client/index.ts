import type { components } from './schema';

export type { components, operations, paths } from './schema';

/** A type of the API by its name. @example type Case = Schema<'CaseView'> */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];
