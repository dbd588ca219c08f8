import { definitions as publish } from '../publish';
import { effects } from './effects';
import { machine } from './machine.v1';
import { permissions } from './permissions';

export const definitions = publish('building-permit', 'case', [{ machine, effects, permissions }]);
