/** Who may import whom: kernel <- law <- workflows <- platform libs <- feature libs <- apps. Checked by `npm run check`. */
const PLATFORM =
  '(config|persistence|queue|storage|http|observability|pdf|pdf-facts|isolation|scan|session|xbezahldienste|embedded-postgres|packs)';
const SPECS = '\\.(spec|e2e|contract|fixture)\\.tsx?$';
/** Writes committed files (graphs); never part of a running workflow. */
const GENERATORS = '/generate[^/]*(/|[.][cm]?[tj]s$)';
const OURS = '^(apps|libs|workflows|test)/';
const PURE = { path: '^(workflows|libs/law)/', pathNot: [SPECS, GENERATORS] };

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'Two files that need each other are one thing or need a third. (A page that is loaded later is no part of a cycle.)',
      {},
      {
        circular: true,
        viaOnly: { dependencyTypesNot: ['dynamic-import'] },
      },
    ),
    rule('resolvable', 'The import leads nowhere.', {}, { couldNotResolve: true }),
    rule(
      'declared-package',
      'A package must stand in package.json; what runs in production must not be a devDependency.',
      { path: '^(apps|libs|workflows)/', pathNot: [SPECS, '/vite[.]config[.]m?ts$', '^apps/portal/build/', GENERATORS] },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    ),
    rule('kernel-first', 'libs/kernel imports nothing of ours.', { path: '^libs/kernel/' }, { path: OURS, pathNot: '^libs/kernel/' }),
    rule('law-second', 'libs/law imports only libs/kernel.', { path: '^libs/law/' }, { path: OURS, pathNot: '^libs/(kernel|law)/' }),
    rule(
      'workflows-third',
      'workflows/ imports only libs/kernel and libs/law.',
      { path: '^workflows/' },
      { path: OURS, pathNot: '^(workflows|libs/(kernel|law))/' },
    ),
    rule('pure', 'workflows/ and libs/law know no IO: of packages only xstate.', PURE, {
      path: 'node_modules/',
      pathNot: 'node_modules/xstate/',
    }),
    rule('pure-of-node', 'workflows/ and libs/law know no IO: nothing of Node.', PURE, { dependencyTypes: ['core'] }),
    rule(
      'platform-fourth',
      'Platform libs know no feature.',
      { path: `^libs/${PLATFORM}/` },
      { path: '^libs/', pathNot: `^libs/(${PLATFORM}|kernel|law)/` },
    ),
    rule(
      'libs-below-apps',
      'Apps wire libs together; libs and workflows never import an app.',
      { path: '^(libs|workflows)/' },
      { path: '^apps/' },
    ),
    rule('tests-on-top', 'Only specs use test/.', { path: '^(libs|workflows|apps)/', pathNot: SPECS }, { path: '^test/' }),
    rule(
      'front-door',
      'Another lib is entered through its index.ts.',
      { path: '^(libs)/([^/]+)/' },
      { path: '^libs/[^/]+/', pathNot: ['^libs/$2/', '^libs/[^/]+/index\\.ts$', '\\.fixture\\.ts$'] },
    ),
    rule(
      'front-door-from-outside',
      'Libs are entered through index.ts.',
      { path: '^(apps|workflows)/' },
      { path: '^libs/[^/]+/.+', pathNot: ['^libs/[^/]+/index\\.ts$', '\\.fixture\\.ts$'] },
    ),
    rule(
      'workflows-front-door',
      'workflows/ is entered through its index.ts.',
      { path: '^(apps|libs)/' },
      { path: '^workflows/', pathNot: '^workflows/index\\.ts$' },
    ),
    rule(
      'apps-apart',
      'One app does not import another: what two need stands in apps/composition. Only the CLI starts the others.',
      { path: '^apps/([^/]+)/', pathNot: '^apps/cli/' },
      { path: '^apps/', pathNot: ['^apps/$1/', '^apps/composition/index\\.ts$'] },
    ),
    rule('cli-without-portal', 'The CLI does not import the portal.', { path: '^apps/cli/' }, { path: '^apps/portal/' }),
    rule(
      'portal-by-http',
      'The portal talks to the API client only.',
      { path: '^apps/portal/' },
      { path: OURS, pathNot: '^(apps/portal|libs/api-client)/' },
    ),
    rule(
      'client-outside',
      'Only the portal, the CLI and tests use the API client.',
      { path: '^libs/', pathNot: '^libs/api-client/' },
      { path: '^libs/api-client/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.data|\\.tmp)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.cjs', '.js', '.json'],
    },
  },
};
