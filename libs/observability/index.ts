export { consoleInto } from './console';
export { logging } from './logger';
export { Metrics } from './metrics';
