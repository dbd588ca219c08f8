/** Which jest project runs a spec. The same patterns stand in jest.config.cjs; a spec that no project runs would prove nothing. */
export const PROJECTS = {
  e2e: (path) => /^test\/.*\.e2e\.ts$/.test(path),
  medium: (path) => /\.medium\.spec\.ts$/.test(path),
  unit: (path) => /\.spec\.(ts|mjs)$/.test(path) && !/\.medium\.spec\.ts$/.test(path),
};

/** Every spec runs in exactly one jest project, and none is left focused. */
export function check(tree) {
  const specs = tree.files.filter((path) => /\.(spec|e2e|test)\.[cm]?[jt]sx?$/.test(path));
  const homeless = specs.filter((path) => Object.values(PROJECTS).filter((runs) => runs(path)).length !== 1);
  const focused = specs.filter((path) => /\b(fdescribe|fit|(describe|it|test)(\.each)?\.only)\(/.test(tree.read(path)));
  return [
    ...homeless.map((path) => `${path} is run by no jest project (*.spec.ts, *.medium.spec.ts, test/**/*.e2e.ts)`),
    ...focused.map((path) => `${path} has a focused test: all others in it are left out`),
  ];
}
