export * from './canonical';
export * from './clock';
export * from './dates';
export * from './errors';
export * from './ids';
export * from './money';
export * from './parcel';
export * from './roles';
