export { letterFacts, momentOf, packTexts, type LetterFacts } from './letter-facts';
export { LETTER_TYPES, provisionKind, provisionLabel } from './codes';
