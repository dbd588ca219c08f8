export { Isolated, type Ended, type IsolationLimits, type Program } from './isolated';
export { serve } from './serve';
