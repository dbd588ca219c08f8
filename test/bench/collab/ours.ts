import 'reflect-metadata';
import { listAuthorities } from '@bauraum/workflows';
import { join, newDraft, ORIGIN, someone, startApi } from '../../../apps/api/collab.fixture';
import type { Target } from './editors';

/** The api as it ships, with drafts that three people edit each. */
async function main(): Promise<void> {
  const [, , databaseUrl = '', documents = '1'] = process.argv;
  const [tenant = ''] = listAuthorities().map(({ slug }) => slug);
  const api = await startApi(databaseUrl);
  const targets: Target[] = [];
  for (let d = 0; d < Number(documents); d++) {
    const people = await Promise.all(['Anna', 'David', 'Eva'].map((name) => someone(api, tenant, `${name} ${d}`)));
    const [builder] = people;
    if (!builder) continue;
    const caseId = await newDraft(api, builder);
    for (const person of people.slice(1)) await join(api, person, caseId, 'designer');
    const editors = people.map(({ cookie }) => ({ cookie, origin: ORIGIN }));
    targets.push({ url: `ws://${api.host}/collab/${tenant}/${caseId}`, name: `${tenant}/${caseId}`, caseId, editors });
  }
  process.send?.(targets);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).stack ?? error)}\n`);
  process.exit(1);
});
