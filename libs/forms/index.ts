export { answersFor, formErrors, formFor, missingAnswers, type FormData } from './form';
export { Forms } from './forms.service';
