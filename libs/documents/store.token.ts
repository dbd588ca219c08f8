/** Token of the store that the configuration chose. */
export const DOCUMENT_STORE = Symbol('document store');
