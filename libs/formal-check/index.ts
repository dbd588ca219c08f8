export { FormalCheckController } from './formal-check.controller';
export { FormalCheck } from './formal-check.service';
export { ProduceSupplementLetter } from './produce-supplement-letter';
