import { definitions as publish } from '../publish';
import { effects } from './effects';
import { machine } from './machine.v1';
import { permissions } from './permissions';
import { presentation } from './presentation';

export const definitions = publish('validity', 'child', [{ machine, effects, permissions, presentation }]);
