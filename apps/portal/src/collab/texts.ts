import { addTexts } from '../i18n';
import de from './de.json';

// Loaded with the first draft that is opened, not with the first page.
addTexts(de, { 'de-simple': () => import('./easy.json'), en: () => import('./en.json') });
