import { plainToInstance, Transform, Type } from 'class-transformer';
import {
  ArrayMinSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  MinLength,
  validateSync,
} from 'class-validator';

const url = { require_tld: false, require_protocol: true };
const postgres = { ...url, protocols: ['postgres', 'postgresql'] };
const list = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.split(',').filter(Boolean) : value);
const flag = ({ value }: { value: unknown }): unknown => (value === 'true' ? true : value === 'false' ? false : value);

/**
 * Everything that can be set, with the value that the embedded default uses. Names in the environment are the same in SNAKE_CASE
 * (`databaseUrl` is `DATABASE_URL`). Production differs from the default by these values alone.
 */
export class Config {
  @IsIn(['development', 'production', 'test']) nodeEnv: 'development' | 'production' | 'test' = 'development';
  @IsString() host = '127.0.0.1';
  @Type(() => Number) @IsInt() @Min(0) @Max(65535) port = 4700;
  @Type(() => Number) @IsInt() @Min(0) @Max(65535) workerPort = 4701;
  /** How browsers reach us; cookies are `Secure` when it is https. */
  @IsUrl(url) publicUrl = 'http://127.0.0.1:4700';
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent']) logLevel = 'info';
  /** Folder of the built portal. */
  @IsString() portalDir = 'dist/portal';

  /** The application's role: bound to one tenant by row-level security, owns nothing. */
  @IsUrl(postgres) databaseUrl = 'postgres://bauraum_app:app@127.0.0.1:55000/bauraum';
  /** The relay's role: sees outbox rows and deadlines of all tenants, and nothing else. */
  @IsUrl(postgres) databaseRelayUrl = 'postgres://bauraum_relay:relay@127.0.0.1:55000/bauraum';
  /** The owner of the schema; only `cli migrate` uses it. */
  @IsOptional() @IsUrl(postgres) databaseOwnerUrl?: string;
  @Type(() => Number) @IsInt() @Min(1) @Max(200) databasePoolSize = 10;

  /** BullMQ runs on Redis when this is set, else on PostgreSQL. */
  @IsOptional() @IsUrl({ ...url, protocols: ['redis', 'rediss'] }) redisUrl?: string;
  @Type(() => Number) @IsInt() @Min(1) @Max(100) queueConcurrency = 8;
  @Type(() => Number) @IsInt() @Min(20) @Max(60000) relayIntervalMs = 100;
  @Type(() => Number) @IsInt() @Min(100) @Max(3600000) sweepIntervalMs = 1000;

  /** Documents lie in S3 when this is set, else below `storageDir`. */
  @IsOptional() @IsUrl(url) s3Endpoint?: string;
  /** How browsers reach the store, when that differs from `s3Endpoint`. */
  @IsOptional() @IsUrl(url) s3PublicEndpoint?: string;
  @IsOptional() @IsString() s3AccessKey?: string;
  @IsOptional() @IsString() s3SecretKey?: string;
  @IsString() s3Bucket = 'bauraum';
  @IsString() s3Region = 'us-east-1';
  @IsString() storageDir = '.data/documents';
  /** Signs the URLs of the on-disk store. */
  @IsString() @MinLength(16) storageSecret = 'development-only-storage-secret';
  @Type(() => Number) @IsInt() @Min(1) maxUploadBytes = 500 * 1024 * 1024;

  /** ClamAV's daemon, `tcp://host:port` or `unix:/path`. Without it uploads are not scanned for malware. */
  @IsOptional() @Matches(/^(tcp:\/\/[^/:]+:\d+|unix:\/.+)$/) clamavAddress?: string;

  @IsUrl(url) oidcIssuer = 'http://127.0.0.1:4702/oidc';
  @IsString() oidcClientId = 'bauraum';
  @IsString() oidcClientSecret = 'development-only-client-secret';
  /** Secrets of the session cookie; the first seals, all of them open (rotation). */
  @Transform(list) @IsString({ each: true }) @MinLength(32, { each: true }) @ArrayMinSize(1) sessionKeys: string[] = [
    'development-only-session-key-0000000000',
  ];
  /** The master secret from which each tenant's signing key (Ed25519) is derived. */
  @IsString() @MinLength(32) sealKey = 'development-only-seal-key-000000000000000';

  @IsUrl(url) paymentUrl = 'http://127.0.0.1:4702/payments';
  @IsString() @MinLength(8) paymentToken = 'development-only-payment-token';
  @IsString() paymentOriginatorId = 'bauraum';
  @IsString() paymentEndpointId = 'fees';

  /** How often people who edit together are asked again whether they still may. */
  @Type(() => Number) @IsInt() @Min(100) @Max(600000) collabRecheckMs = 10_000;

  /** Requests a minute and client (signed-in person, else address). */
  @Type(() => Number) @IsInt() @Min(1) rateLimitPerMinute = 1200;
  @Transform(flag) @IsBoolean() trustProxy = false;
}

/** A setting is missing or wrong; the message names each by its environment variable. */
export class ConfigError extends Error {}

const snake = (name: string): string => name.replace(/[A-Z]|(?<=[a-z])\d/g, (c) => (/\d/.test(c) ? c : `_${c}`)).toUpperCase();

/**
 * Reads the settings from environment variables.
 *
 * @throws ConfigError naming every variable that is wrong, or every development secret that production still uses.
 * @example loadConfig({ PORT: '8080' }).port // 8080
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given: Record<string, string> = {};
  for (const name of Object.keys(new Config())) given[name] = env[snake(name)] ?? '';
  for (const name of OPTIONAL) given[name] = env[snake(name)] ?? '';
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const config = plainToInstance(Config, set, { exposeDefaultValues: true });
  const problems = validateSync(config).map((e) => `${snake(e.property)}: ${Object.values(e.constraints ?? {}).join(', ')}`);
  if (config.nodeEnv === 'production') problems.push(...developmentSecrets(config));
  if (problems.length) throw new ConfigError(`These settings are wrong:\n  ${problems.join('\n  ')}`);
  return config;
}

const OPTIONAL = ['databaseOwnerUrl', 'redisUrl', 's3Endpoint', 's3PublicEndpoint', 's3AccessKey', 's3SecretKey', 'clamavAddress'] as const;

/** Secrets and passwords that stand in this file, and an S3 without keys, have no place in production. */
function developmentSecrets(config: Config): string[] {
  const defaults = new Config();
  const secrets = Object.entries(config).filter(([, value]) => String(value).includes('development-only'));
  const databases = (['databaseUrl', 'databaseRelayUrl'] as const).filter((name) => config[name] === defaults[name]);
  const keys = config.s3Endpoint ? (['s3AccessKey', 's3SecretKey'] as const).filter((name) => !config[name]) : [];
  return [...secrets.map(([name]) => name), ...databases, ...keys].map((name) => `${snake(name)}: production needs a value of its own`);
}
