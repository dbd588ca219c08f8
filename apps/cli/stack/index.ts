export { secretsOf, type Secrets } from './secrets';
export type { SeedPersona } from './seed';
export { startStack, type Stack, type StackOptions } from './stack';
