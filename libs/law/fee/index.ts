export { feeProblems, type FeeProblem } from './check';
export { advanceFee, fee, FEE_INPUT_PATHS, missingForFee } from './fee';
export * from './schedule';
