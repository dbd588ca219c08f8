export { ApplicationsController } from './applications.controller';
export { Applications } from './applications.service';
export { FormView } from './application.dto';
export { HandOver } from './hand-over';
export { Invitations } from './invitations';
export { ProduceReceipt } from './produce-receipt';
export { Submission } from './submission';
export { Supplements } from './supplements';
