export * from './advice';
export { assemble, type PackFolder } from './assemble';
export * from './codes';
export * from './competence';
export * from './installed';
export * from './municipalities';
export * from './pack';
export * from './types';
