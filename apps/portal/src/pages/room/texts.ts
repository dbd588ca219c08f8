import { addTexts } from '../../i18n';
import de from './de.json';

// Loaded with the room of the first case, not with the first page of all.
addTexts(de, { 'de-simple': () => import('./easy.json'), en: () => import('./en.json') });
