export { letterFacts, momentOf, packTexts, packTitle, type LetterFacts } from './letter-facts';
export { LETTER_TYPES, provisionKind, provisionLabel } from './codes';
