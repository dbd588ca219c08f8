export { CLOSE_CODES, type CloseReason } from './close-codes';
export { CollaborationController } from './collaboration.controller';
export { Collaboration } from './collaboration.service';
export { authorsSince, commentsOf, type DraftComment } from './comments';
export { correctFiled } from './correct-filed';
export { CollaborationGateway } from './gateway';
export { LARGEST_MESSAGE, LIMITS, type Limits } from './limits';
