export { ApplicationsController } from './applications.controller';
export { Applications } from './applications.service';
export { choicesFor } from './choices';
export { FORM, withChoices } from './form';
export { FormView } from './application.dto';
export { Invitations } from './invitations';
export { ProduceReceipt } from './produce-receipt';
export { Submission } from './submission';
export { Supplements } from './supplements';
