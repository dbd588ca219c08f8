/** Clocks and acts of a case, for applicants and office alike. Pages load it when it is first shown (`lazy`), never with the first page. */
export { ActForm, type Offer } from './act-form';
export { actOffers, ActList, ActsPanel } from './acts-panel';
export { ClockCard, useBall } from './clock-card';
export { ClocksPanel } from './clocks-panel';
export { ProceedingCard } from './proceeding-card';
export { DeadlineTimeline } from './timeline';
