export type { Outcome } from './content-checks';
export { chainProblems, journalLine, recordHash, type JournalRecord } from './journal-record';
export { chainRoot, inclusionProof, leafHash, merkleRoot, rootOfProof, type Head } from './merkle';
export * from './package-format';
export { checkSignOffs } from './sign-off-check';
export { checkSnapshots } from './snapshot-check';
export { ed25519FromPem, keyFingerprint, keyIdOf, rootBytes, signatureFits, type RootStatement } from './seal';
export { verifyPackage, type Check, type CheckName, type Verification, type VerifyOptions } from './verify';
export { DEFAULT_LIMITS, type Limits } from './zip';
