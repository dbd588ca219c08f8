import { effects } from '../application/effects';
import { permissionsOf } from '../application/permissions';
import { definitions as publish } from '../publish';
import { machine } from './machine.v1';
import { presentation } from './presentation';

export const definitions = publish('partial-permit', 'case', [{ machine, effects, permissions: permissionsOf(machine), presentation }]);
