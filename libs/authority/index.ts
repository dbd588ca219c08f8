export { AuthorityController } from './authority.controller';
export { ProceduresController } from './procedures.controller';
