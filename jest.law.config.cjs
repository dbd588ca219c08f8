/**
 * The specs of libs/law alone, as one file: Stryker runs them for each mutant, in a copy of the tree below `.tmp`.
 * Without the oracle: it is slow, and the tables are to notice a mutant by themselves.
 */
const { projects } = require('./jest.config.cjs');
const { displayName: _, ...unit } = projects.find(({ displayName }) => displayName === 'unit');
const [swc] = Object.values(unit.transform);

module.exports = {
  ...unit,
  roots: ['<rootDir>/libs/law', '<rootDir>/libs/kernel'],
  testMatch: ['<rootDir>/libs/law/every-spec.fixture.ts'],
  testPathIgnorePatterns: [],
  modulePathIgnorePatterns: [],
  // The one ES module that the kernel needs becomes CommonJS: with --experimental-vm-modules each of thousands of runs would leak memory.
  transform: { '\\.[jt]s$': swc },
  transformIgnorePatterns: ['/node_modules/(?!uuid/)'],
};
