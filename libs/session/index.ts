export * from './cookies';
export * from './oidc';
export * from './return-to';
export * from './sealer';
export * from './session';
