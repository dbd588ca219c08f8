import { type ChildProcess, execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../libs/embedded-postgres/index';
import { endServer, findProgram, spawnServer } from './programs';

export interface TestCeph {
  /** `http://127.0.0.1:<port>`, a real S3. */
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  stop(): Promise<void>;
}

const PROGRAMS = ['ceph', 'ceph-authtool', 'ceph-mgr', 'ceph-mon', 'ceph-osd', 'monmaptool', 'radosgw', 'radosgw-admin'];
const STEP_MS = 40_000;
const run = promisify(execFile);

/** Why Ceph cannot be started here, or undefined. */
export function cephMissing(): string | undefined {
  const missing = PROGRAMS.filter((name) => !findProgram(name));
  if (missing.length > 0)
    return `${missing.join(', ')} not installed (Debian: apt-get install radosgw ceph-mon ceph-osd ceph-mgr ceph-common)`;
  return process.getuid?.() === 0 ? undefined : 'Ceph needs root here';
}

/** One node of Ceph in memory (mon, mgr, osd, radosgw) on loopback, ready in some 14 s; 390 MB of memory. Tries three times. */
export async function startCeph(): Promise<TestCeph> {
  for (let attempt = 1; ; attempt++) {
    const dir = mkdtempSync(join(tmpdir(), 'bauraum-ceph-'));
    const servers: ChildProcess[] = [];
    const stop = async (): Promise<void> => {
      await Promise.all(servers.reverse().map((server) => endServer(server, 500)));
      rmSync(dir, { recursive: true, force: true });
    };
    try {
      return { ...(await boot(dir, servers)), stop };
    } catch (error) {
      process.stderr.write(`Ceph did not start (attempt ${attempt}): ${(error as Error).message}\n${lastLines(join(dir, 'log'))}`);
      await stop();
      if (attempt === 3) throw error;
    }
  }
}

function lastLines(folder: string): string {
  const tail = (name: string): string => readFileSync(join(folder, name), 'utf8').trim().split('\n').slice(-5).join('\n');
  return readdirSync(folder)
    .map((name) => `--- ${name}\n${tail(name)}\n`)
    .join('');
}

async function boot(dir: string, servers: ChildProcess[]): Promise<Omit<TestCeph, 'stop'>> {
  const conf = join(dir, 'ceph.conf');
  const fsid = randomUUID();
  const [monPort, gatewayPort] = [await freePort(), await freePort()]; // of all, so that two test runs do not meet
  for (const name of ['mon', 'mgr', 'osd', 'run', 'log', 'rgw']) mkdirSync(join(dir, name));
  writeFileSync(conf, configuration(dir, fsid, monPort, gatewayPort));
  const tool = (name: string, ...args: string[]) =>
    run(findProgram(name) as string, args, { env: { CEPH_CONF: conf, PATH: '/usr/bin:/bin' }, timeout: STEP_MS, killSignal: 'SIGKILL' });
  const serve = (name: string, ...args: string[]): ChildProcess => {
    const server = spawnServer(findProgram(name) as string, ['-c', conf, ...args, '-f']);
    servers.push(server);
    return server;
  };

  const keyring = join(dir, 'keyring');
  const all = ['--cap', 'mon', 'allow *', '--cap', 'osd', 'allow *', '--cap', 'mgr', 'allow *'];
  await tool('ceph-authtool', '--create-keyring', keyring, '--gen-key', '-n', 'mon.', '--cap', 'mon', 'allow *');
  await tool('ceph-authtool', keyring, '--gen-key', '-n', 'client.admin', ...all);
  const map = join(dir, 'monmap');
  await tool('monmaptool', '--create', '--fsid', fsid, '--addv', 'a', `[v1:127.0.0.1:${monPort}]`, map);
  await tool('ceph-mon', '-c', conf, '--mkfs', '-i', 'a', '--monmap', map, '--keyring', keyring);
  serve('ceph-mon', '-i', 'a');
  await tool('ceph', '-c', conf, '-s', '--connect-timeout', '20');
  serve('ceph-mgr', '-i', 'x');
  const osd = randomUUID();
  await tool('ceph', '-c', conf, 'osd', 'new', osd);
  await tool('ceph-osd', '-c', conf, '-i', '0', '--mkfs', '--osd-uuid', osd);
  let storing = serve('ceph-osd', '-i', '0');
  await until('osd', async () => {
    // It ends with 'wrong fsid' when it asks the monitor before it was told which cluster this is.
    if (storing.exitCode !== null) storing = serve('ceph-osd', '-i', '0');
    return (await tool('ceph', '-c', conf, 'osd', 'stat')).stdout.includes('1 up');
  });
  serve('radosgw', '-n', 'client.admin');
  const endpoint = `http://127.0.0.1:${gatewayPort}`;
  await until('radosgw', async () => (await fetch(endpoint, { signal: AbortSignal.timeout(5_000) })).ok);
  const keys = { accessKey: 'bauraum', secretKey: randomUUID() };
  const user = [
    'user',
    'create',
    '--uid=bauraum',
    '--display-name=bauraum',
    `--access-key=${keys.accessKey}`,
    `--secret-key=${keys.secretKey}`,
  ];
  await tool('radosgw-admin', '-c', conf, '-n', 'client.admin', ...user);
  return { endpoint, ...keys };
}

async function until(what: string, check: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + STEP_MS;
  while (performance.now() < end) {
    if (await check().catch(() => false)) return;
    await sleep(200);
  }
  throw new Error(`${what} did not start within ${STEP_MS / 1000} s`);
}

const configuration = (dir: string, fsid: string, monPort: number, gatewayPort: number): string => `[global]
fsid = ${fsid}
mon_initial_members = a
mon_host = v1:127.0.0.1:${monPort}
ms_bind_msgr2 = false
public_addr = 127.0.0.1
public_network = 127.0.0.0/8
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
auth_allow_insecure_global_id_reclaim = true
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 1
osd_pool_default_pgp_num = 1
osd_pool_default_pg_autoscale_mode = off
mon_allow_pool_size_one = true
mon_max_pg_per_osd = 1000
mon_data_avail_crit = 1
mon_data_avail_warn = 2
osd_crush_chooseleaf_type = 0
osd_objectstore = memstore
memstore_device_bytes = 4294967296
ms_bind_port_min = 26800
ms_bind_port_max = 27300
run_dir = ${dir}/run
admin_socket = ${dir}/run/$cluster-$name.asok
pid_file = ${dir}/run/$name.pid
log_file = ${dir}/log/$name.log
keyring = ${dir}/keyring
mon_data = ${dir}/mon
mgr_data = ${dir}/mgr
osd_data = ${dir}/osd
osd_class_load_list = *
osd_class_default_list = *
rgw_frontends = beast endpoint=127.0.0.1:${gatewayPort}
rgw_data = ${dir}/rgw
rgw_enable_usage_log = false
rgw_gc_obj_min_wait = 1
rgw_gc_processor_period = 5
rgw_gc_processor_max_time = 5
rgw_dns_name = localhost
mgr_initial_modules =
`;
