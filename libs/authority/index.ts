export { AuthorityController } from './authority.controller';
