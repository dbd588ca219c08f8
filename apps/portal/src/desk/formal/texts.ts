import { addTexts } from '../../i18n';
import de from './de.json';

// The desk speaks German.
addTexts(de);
