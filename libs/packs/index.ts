export { checkPack, type PackCheck } from './check';
export { differences, type Difference } from './differences';
export { packFolders, readPack, strayFiles } from './folder';
export { problemText, type Problem } from './problem';
