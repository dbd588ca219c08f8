export { FormalCheckController } from './formal-check.controller';
export { FormalCheck } from './formal-check.service';
export { ProduceSupplementLetter } from './produce-supplement-letter';
export { correctionOf, fieldsByFinding, openRequest, type OpenFinding, type OpenRequest, type PreparedAnswer } from './open-request';
