export * from './amount';
export * from './client';
export * from './text';
export * from './types';
