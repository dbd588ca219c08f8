export * from './condition';
export * from './explain';
export * from './fees';
export * from './holidays';
export { LANDS, type Land } from './holidays.data';
export * from './periods';
