export { MessagesController } from './messages.controller';
export { Messages } from './messages.service';
