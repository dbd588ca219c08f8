// Lets a child process of a spec run our TypeScript: node -r test/support/typescript-hook.cjs script.ts
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

const root = join(__dirname, '..', '..');
const { exclude, $schema, ...swc } = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
swc.swcrc = false;
delete swc.jsc.paths;
delete swc.jsc.baseUrl;

Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...swc, filename, sourceMaps: 'inline' });
  module._compile(code, filename);
};

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const alias = /^@bauraum\/(.+)$/.exec(request)?.[1];
  if (!alias) return resolve.call(this, request, ...rest);
  return join(root, alias === 'workflows' ? 'workflows' : `libs/${alias}`, 'index.ts');
};
