export { assess, isOpen } from './assess';
export { CompletenessController } from './completeness.controller';
export { CompletenessPoint, CompletenessView } from './completeness.dto';
export { Completeness } from './completeness.service';
export { whyOf, type AssessedDocument, type AssessInput, type Fix, type Point, type PointState, type Severity, type Why } from './point';
export { ReadFacts } from './read-facts';
