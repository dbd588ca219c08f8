export { advanceFee, fee, FEE_INPUT_PATHS, missingForFee } from './fee';
export * from './schedule';
