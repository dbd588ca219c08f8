import type { TextTree } from './texts';

/** English of the whole applicant side, in one file that only those load who read English. */
export const english = Object.values(import.meta.glob<TextTree>('../**/en.json', { eager: true, import: 'default' }));
