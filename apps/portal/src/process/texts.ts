import { addTexts } from '../i18n';
import de from './de.json';

// Loaded with the first component that shows a procedure, not with the first page.
addTexts(de, { 'de-simple': () => import('./easy.json'), en: () => import('./en.json') });
