// The first script of every `npm run …`: needs no package and runs on the system's Node. It installs, builds and goes on under Node 24.
// Usage: node scripts/run.mjs <demo|test|check|cli|bench|mutate|build|format> [arguments]
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Bauraum needs Node 20.19 or newer to install itself (found ${process.versions.node}). It then runs on its own Node 24.`);
  if (process.argv[2] === 'test') console.log('0 passed, 1 failed, 0 skipped');
  process.exit(1);
}
const { main } = await import('./lib/main.mjs');
await main(process.argv[2], process.argv.slice(3));
