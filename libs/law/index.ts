export * from './condition';
export * from './clock.types';
export * from './explain';
export * from './fee';
export * from './holidays';
export { HOLIDAY_YEARS, LANDS, type Land } from './holidays.data';
export * from './lengths';
export { periodEnd, type Moved, type Period, type PeriodInput } from './periods';
export * from './rules';
