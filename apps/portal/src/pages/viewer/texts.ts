import { addTexts } from '../../i18n';
import de from './de.json';

// Loaded with the first page that needs them, not with the first page of all.
addTexts(de, { 'de-simple': () => import('./easy.json'), en: () => import('./en.json') });
