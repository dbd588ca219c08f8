import 'reflect-metadata';
import { ConfigError, loadConfig } from '@bauraum/config';

describe('loadConfig', () => {
  it('has a default for everything that the embedded mode needs', () => {
    const config = loadConfig({});
    expect(config.port).toBe(4700);
    expect(config.redisUrl).toBeUndefined();
    expect(config.s3Endpoint).toBeUndefined();
  });

  it('reads the environment by SNAKE_CASE names', () => {
    const config = loadConfig({
      PORT: '8080',
      S3_ENDPOINT: 'http://store:9000',
      SESSION_KEYS: `${'a'.repeat(32)},${'b'.repeat(32)}`,
      TRUST_PROXY: 'true',
    });
    expect(config).toMatchObject({ port: 8080, s3Endpoint: 'http://store:9000', trustProxy: true });
    expect(config.sessionKeys).toHaveLength(2);
  });

  it('knows where a scanner may listen', () => {
    for (const CLAMAV_ADDRESS of ['tcp://clamav:3310', 'unix:/run/clamav/clamd.ctl']) {
      expect(loadConfig({ CLAMAV_ADDRESS }).clamavAddress).toBe(CLAMAV_ADDRESS);
    }
    expect(loadConfig({}).clamavAddress).toBeUndefined();
    for (const CLAMAV_ADDRESS of ['clamav:3310', 'http://clamav:3310', 'tcp://clamav', 'unix:']) {
      expect(() => loadConfig({ CLAMAV_ADDRESS })).toThrow(/CLAMAV_ADDRESS/);
    }
  });

  it('names every wrong variable', () => {
    expect(() => loadConfig({ PORT: 'abc', REDIS_URL: 'nowhere' })).toThrow(/PORT:[\s\S]*REDIS_URL:|REDIS_URL:[\s\S]*PORT:/);
  });

  it('refuses development secrets in production', () => {
    expect(() => loadConfig({ NODE_ENV: 'production' })).toThrow(ConfigError);
    expect(() => loadConfig({ NODE_ENV: 'production' })).toThrow(/SEAL_KEY[\s\S]*DATABASE_URL/);
    expect(() => loadConfig({ NODE_ENV: 'production', S3_ENDPOINT: 'http://store' })).toThrow(/S3_SECRET_KEY/);
  });
});
