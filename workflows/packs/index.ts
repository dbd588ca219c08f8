export * from './codes';
export * from './municipalities';
export * from './pack';
export * from './types';
export { PackError, validatePack } from './validate';
