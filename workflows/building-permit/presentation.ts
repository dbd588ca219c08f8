import type { Presentation } from '../acts';
import { present } from '../application/presentation';
import { machine } from './machine.v2';

/** How a building permit shows itself. */
export const presentation: Presentation = present(machine, 'Baugenehmigung');
