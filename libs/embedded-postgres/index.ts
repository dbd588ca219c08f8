export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './launcher';
export { freePort } from './ports';
export { clearPredecessor, isAlive } from './predecessor';
