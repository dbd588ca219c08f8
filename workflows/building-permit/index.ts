import { effects as applicationEffects } from '../application/effects';
import { permissionsOf } from '../application/permissions';
import { present } from '../application/presentation';
import { definitions as publish } from '../publish';
import { effects } from './effects';
import { machine } from './machine.v1';
import { machine as machine2 } from './machine.v2';
import { permissions } from './permissions';
import { presentation } from './presentation';

export const definitions = publish('building-permit', 'case', [
  { machine, effects, permissions, presentation: present(machine, presentation.title) },
  { machine: machine2, effects: applicationEffects, permissions: permissionsOf(machine2), presentation },
]);
