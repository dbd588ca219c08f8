export { Commands } from './commands';
export { etag, revisionOf, staleRevision } from './etag';
export { decodeCursor, encodeCursor, PageQuery, toPage, type Key, type Page } from './page';
export {
  Allow,
  APPLICANTS,
  CONTRIBUTORS,
  Identified,
  IDENTIFIED,
  OFFICE,
  PARTIES,
  PAYERS,
  PERMISSION,
  type Permission,
} from './permission';
export {
  actorOf,
  Caller,
  Command,
  holdsAny,
  limitOf,
  type AuthenticatedRequest,
  type CommandContext,
  type Discipline,
  type Principal,
} from './principal';
export { ProblemFilter, toProblem, type Problem } from './problem.filter';
export { flatten, notText, validation } from './validation';
