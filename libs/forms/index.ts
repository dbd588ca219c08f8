export { answersFor, askedAnswers, explainedForm, formErrors, formFor, isAsked, missingAnswers, type FormData } from './form';
export { changesBetween, correct, type Correction, type FieldChange } from './correct';
export { freezeApplication, latestFiled, type Filed, type FiledContent, type FiledDocument } from './filed';
export { Forms } from './forms.service';
export { answerInWords, fieldOf, questionTitle } from './words';
