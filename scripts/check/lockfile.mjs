/** The lock file names packages and hashes; where they are fetched from is the business of the machine that installs. */
export function check(tree) {
  if (!tree.has('package-lock.json')) return ['package-lock.json is missing'];
  const { packages = {} } = JSON.parse(tree.read('package-lock.json'));
  const { dependencies = {}, devDependencies = {} } = JSON.parse(tree.read('package.json'));
  const addresses = Object.entries(packages).filter(([, entry]) => /^(https?|git)/.test(entry.resolved ?? ''));
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+[\w.-]*$/.test(version));
  return [
    ...addresses.map(
      ([name, entry]) => `package-lock.json: ${name} has the address ${entry.resolved} (npm config: omit-lockfile-registry-resolved)`,
    ),
    ...loose.map(([name, version]) => `package.json: ${name} ${version} is not an exact version`),
  ];
}
