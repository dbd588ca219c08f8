import { addTexts } from '../i18n';
import de from './de.json';
import en from './en.json';

// Loaded with the first component that shows a procedure, not with the first page.
addTexts('de', de);
addTexts('en', en);
