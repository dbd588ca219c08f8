import { builtinRules } from 'eslint/use-at-your-own-risk';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** ESLint's own recommendation (the same list as `@eslint/js`, without one more package). */
const RECOMMENDED = Object.fromEntries(
  [...builtinRules].filter(([, rule]) => rule.meta.docs?.recommended).map(([name]) => [name, 'error']),
);
const TS = ['**/*.ts', '**/*.mts', '**/*.tsx'];
const TESTS = ['**/*.spec.ts', '**/*.contract.ts', '**/*.fixture.ts', '**/*.spec.tsx', '**/*.spec.mjs', '**/*.e2e.ts', 'test/**'];
/** Their clock is the event's `at` and their numbers are data: the same input must give the same result for ever. */
const PURE = ['workflows/**/*.ts', 'libs/law/**/*.ts'];

const impure = (selector, what) => ({
  selector,
  message: `${what} is banned in workflows/ and libs/law: time comes with the event (\`at\`), ids come from outside.`,
});
const IMPURE = [
  impure('NewExpression[callee.name="Date"][arguments.length=0]', 'new Date()'),
  impure('CallExpression[callee.name="Date"]', 'Date()'),
  impure('CallExpression[callee.object.name="Date"][callee.property.name="now"]', 'Date.now()'),
  impure('CallExpression[callee.object.name="performance"]', 'performance'),
  impure('MemberExpression[object.name="Math"][property.name="random"]', 'Math.random'),
  impure('CallExpression[callee.property.name=/^random(UUID|Bytes|Int)$/]', 'Randomness'),
];
/** Statements of one transaction share one connection: they run one after the other anyway, and a failed one leaves the others in the air. */
const PARALLEL_TX = {
  selector:
    'CallExpression[callee.object.name="Promise"][callee.property.name=/^(all|allSettled|race|any)$/]:not(:has(:function > Identifier.params[name="tx"])) Identifier[name="tx"]',
  message: 'No Promise.all over statements of one transaction: await them one by one.',
};
const ENV_MESSAGE = 'Settings come from libs/config, the one validated class.';
const NO_ENV_IMPORT = ['process', 'node:process'].map((name) => ({ name, importNames: ['env', 'default'], message: ENV_MESSAGE }));
const NO_DATA_SOURCE = {
  name: 'typeorm',
  importNames: ['DataSource'],
  message: 'Only libs/persistence has a DataSource; everybody else gets `tx` from transaction().',
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.data/', '.tmp/', 'coverage/', 'libs/api-client/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  { rules: RECOMMENDED },
  {
    rules: {
      eqeqeq: 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-console': 'error',
      complexity: ['error', 20],
      'max-depth': ['error', 4],
      'max-params': ['error', 6],
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 70, IIFEs: true }],
    },
  },
  {
    files: TS,
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-base-to-string': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-for-in-array': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      '@typescript-eslint/restrict-plus-operands': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: ENV_MESSAGE }],
      'no-restricted-imports': ['error', { paths: [...NO_ENV_IMPORT, NO_DATA_SOURCE] }],
      'no-restricted-syntax': ['error', PARALLEL_TX],
    },
  },
  { files: PURE, ignores: ['**/generate*.ts', '**/generate/**'], rules: { 'no-restricted-syntax': ['error', PARALLEL_TX, ...IMPURE] } },
  {
    files: ['libs/config/**/*.ts'],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-imports': ['error', { paths: [NO_DATA_SOURCE] }] },
  },
  { files: ['libs/persistence/**/*.ts', 'test/**/*.ts'], rules: { 'no-restricted-imports': ['error', { paths: NO_ENV_IMPORT }] } },
  { files: ['apps/cli/**', 'test/**', 'scripts/**'], rules: { 'no-console': 'off' } }, // there the terminal is the user's screen
  { files: TESTS, rules: { 'max-lines': ['error', 400], 'max-lines-per-function': 'off', 'no-restricted-properties': 'off' } },
  { files: ['apps/portal/**/*.ts', 'apps/portal/**/*.tsx'], extends: [reactHooks.configs.flat.recommended] },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js', '**/vite.config.*'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      parserOptions: { projectService: false },
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'performance',
          'URL',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'AbortSignal',
          'fetch',
          'Buffer',
          'structuredClone',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.spec.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['describe', 'it', 'expect', 'beforeAll', 'afterAll', 'beforeEach', 'afterEach'].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { require: 'readonly', module: 'writable', __dirname: 'readonly' } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
