export { logging } from './logger';
export { Metrics } from './metrics';
