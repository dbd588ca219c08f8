import { readFileSync } from 'node:fs';

const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const compose = read('./compose.yml');
const example = read('./.env.example');
const config = read('../libs/config/config.ts');

const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
/** Every word of the Config class, as the environment would name it. */
const known = new Set(config.match(/\b[a-z]\w*/g).map(snake));
const settings = /x-settings: &settings\n((?: {2}.*\n)+)/.exec(compose)[1];
const names = [...settings.matchAll(/^ {2}([A-Z0-9_]+):/gm)].map((match) => match[1]);

describe('docker', () => {
  it('sets only variables that the configuration knows', () => {
    expect(names.length).toBeGreaterThan(15);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  it('gives every development secret a value of its own', () => {
    const secrets = [...config.matchAll(/(\w+)(?:: string\[\])? = \[?\s*'development-only/g)].map((match) => snake(match[1]));
    expect(secrets.length).toBeGreaterThan(3);
    expect(secrets.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('the example names every variable that must be set', () => {
    const needed = new Set([...compose.matchAll(/\$\{([A-Z0-9_]+):\?\}/g)].map((match) => match[1]));
    expect([...needed].filter((name) => !new RegExp(`^${name}=`, 'm').test(example))).toEqual([]);
  });

  it('only the migration knows the owner', () => {
    expect(settings).not.toContain('OWNER');
    expect(compose.match(/DATABASE_OWNER_URL/g)).toHaveLength(1);
  });

  it('runs as an ordinary user', () => {
    expect(read('./Dockerfile')).toMatch(/^USER node$/m);
  });
});
