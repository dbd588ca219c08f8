export { AccessGuard } from './access.guard';
export { People, type Identity, type Person, type Subject } from './people';
export { SessionController } from './session.controller';
export { Sessions } from './sessions';
