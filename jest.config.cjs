const { readFileSync } = require('node:fs');
const swc = JSON.parse(readFileSync(`${__dirname}/.swcrc`, 'utf8'));
swc.swcrc = false; // only what stands here counts
delete swc.exclude; // specs are built here and only here
delete swc.jsc.baseUrl; // jest resolves the aliases itself, below
delete swc.jsc.paths;

const base = {
  cacheDirectory: `${__dirname}/.tmp/jest`,
  rootDir: __dirname,
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: { '^@bauraum/workflows$': '<rootDir>/workflows/index.ts', '^@bauraum/(.*)$': '<rootDir>/libs/$1/index.ts' },
  testEnvironment: 'node',
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.data/', '/.tmp/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/', '<rootDir>/.tmp/'],
};

const medium = '\\.medium\\.spec\\.ts$';
/** One PostgreSQL for all specs of a project. */
const cluster = {
  globalSetup: '<rootDir>/test/support/global-setup.cjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.cjs',
};

// Which spec runs where also stands in scripts/check/tests.mjs: the check finds a spec that no project runs.
module.exports = {
  // Jest takes this for all projects together: what hangs ends, what waits on a loaded machine does not.
  testTimeout: 300_000,
  testSequencer: '<rootDir>/test/support/longest-first.cjs',
  projects: [
    {
      ...base, // pure: no IO, seconds
      displayName: 'unit',
      testMatch: ['**/*.spec.ts', '**/*.spec.mjs'],
      testPathIgnorePatterns: [...base.testPathIgnorePatterns, medium],
    },
    {
      ...base, // real PostgreSQL, queue and store
      ...cluster,
      displayName: 'medium',
      testMatch: ['**/*.medium.spec.ts'],
    },
    {
      ...base, // the running product: journeys over HTTP and in a browser, kills
      ...cluster,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/**/*.e2e.ts'],
    },
  ],
};
