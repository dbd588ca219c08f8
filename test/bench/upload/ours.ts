import 'reflect-metadata';
import { DOCUMENT_STORE } from '@bauraum/documents';
import { stagingKey, type DocumentStore } from '@bauraum/storage';
import { listAuthorities } from '@bauraum/workflows';
import { newDraft, ORIGIN, someone, startApi } from '../../../apps/api/collab.fixture';

/** What the bench needs to know of the api. */
export interface UploadTarget {
  readonly host: string;
  readonly tenant: string;
  readonly caseId: string;
  readonly cookie: string;
  readonly origin: string;
}

/** The api as it ships with the on-disk store; tells its CPU time, and signs the URLs of the floor. */
async function main(): Promise<void> {
  const [, , databaseUrl = '', dataDir = ''] = process.argv;
  const [tenant = ''] = listAuthorities().map(({ slug }) => slug);
  const api = await startApi(databaseUrl, { STORAGE_DIR: dataDir, RATE_LIMIT_PER_MINUTE: '1000000' });
  const store = api.app.get<DocumentStore>(DOCUMENT_STORE);
  const anna = await someone(api, tenant, 'Anna Berger');
  const target: UploadTarget = { host: api.host, tenant, caseId: await newDraft(api, anna), cookie: anna.cookie, origin: ORIGIN };
  let signed = 0;
  process.on('message', (ask: { readonly sign?: number }) => {
    if (ask.sign === undefined) {
      const { user, system } = process.cpuUsage();
      process.send?.((user + system) / 1e6);
      return;
    }
    const request = { key: stagingKey(tenant, `floor-${++signed}`), size: ask.sign, mediaType: 'application/pdf', expiresInSeconds: 3600 };
    void store.signedPut(request).then(({ url }) => process.send?.(url));
  });
  process.send?.(target);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).stack ?? error)}\n`);
  process.exit(1);
});
