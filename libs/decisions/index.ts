export { ProduceClosingLetter, ProduceFictionCertificate } from './closing-effects';
export { DecisionsController } from './decisions.controller';
export { Decisions } from './decisions.service';
export { IssueFinalFee, ProduceNotice, RecordStatistics } from './notice-effects';
