export { EndMembership, StartProceeding, Tell } from './case-effects';
export { ProduceLetter } from './produce-letter';
export { ProceedingsController } from './proceedings.controller';
export { Proceedings } from './proceedings.service';
