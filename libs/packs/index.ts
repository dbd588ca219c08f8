export { checkPack, packProblems, type PackCheck } from './check';
export { differences, type Difference } from './differences';
export { packFolders, readPack, strayFiles } from './folder';
export { PackSchemaController } from './pack-schema.controller';
export { PackStore } from './pack-store';
export { problemText, type Problem } from './problem';
