import 'reflect-metadata';
import { DOCUMENT_STORE } from '@bauraum/documents';
import { stagingKey, type DocumentStore, type PartsUpload } from '@bauraum/storage';
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

/** How the floor sends a file: to one address, or to those of its parts. */
export interface BareUpload extends PartsUpload {
  readonly urls: readonly string[];
}

/** What the bench asks for. */
export type Question =
  | { readonly ask: 'cpu' }
  | { readonly ask: 'begin'; readonly size: number; readonly partSize: number | null }
  | { readonly ask: 'complete'; readonly upload: PartsUpload }
  /** Its size, and then it is gone: the store does not fill up. */
  | { readonly ask: 'take'; readonly key: string };

const PDF = { mediaType: 'application/pdf', expiresInSeconds: 3600 };

/** The api as it ships; tells its CPU time, and is the bare client's way to the same store. Settings come as JSON. */
async function main(): Promise<void> {
  const [, , databaseUrl = '', settings = '{}'] = process.argv;
  const [tenant = ''] = listAuthorities().map(({ slug }) => slug);
  const api = await startApi(databaseUrl, { ...(JSON.parse(settings) as Record<string, string>), RATE_LIMIT_PER_MINUTE: '1000000' });
  const store = api.app.get<DocumentStore>(DOCUMENT_STORE);
  const anna = await someone(api, tenant, 'Anna Berger');
  const target: UploadTarget = { host: api.host, tenant, caseId: await newDraft(api, anna), cookie: anna.cookie, origin: ORIGIN };
  let begun = 0;
  const answer = async (question: Question): Promise<unknown> => {
    switch (question.ask) {
      case 'cpu': {
        const { user, system } = process.cpuUsage();
        return (user + system) / 1e6;
      }
      case 'begin':
        return begin(store, stagingKey(tenant, `floor-${++begun}`), question.size, question.partSize);
      case 'complete':
        return store.completeParts(question.upload, (await store.listParts(question.upload)) ?? []);
      case 'take': {
        const size = (await store.stat(question.key))?.size ?? 0;
        await store.remove(question.key);
        return size;
      }
    }
  };
  process.on('message', (question: Question) => void answer(question).then((said) => process.send?.({ said })));
  process.send?.({ said: target });
}

async function begin(store: DocumentStore, key: string, size: number, partSize: number | null): Promise<BareUpload> {
  if (partSize === null) return { key, uploadId: '', partSize: 0, urls: [(await store.signedPut({ key, size, ...PDF })).url] };
  const upload = { key, uploadId: await store.beginParts({ key, ...PDF }), partSize };
  const parts = Array.from({ length: Math.ceil(size / partSize) }, (_, index) => ({
    number: index + 1,
    size: Math.min(partSize, size - index * partSize),
  }));
  const signed = await Promise.all(parts.map((part) => store.signedPart({ ...upload, ...part, ...PDF })));
  return { ...upload, urls: signed.map(({ url }) => url) };
}

main().catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).stack ?? error)}\n`);
  process.exit(1);
});
