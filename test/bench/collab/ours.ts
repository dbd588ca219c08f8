import 'reflect-metadata';
import { listAuthorities } from '@bauraum/workflows';
import { Client } from 'pg';
import { join, newDraft, ORIGIN, someone, startApi } from '../../../apps/api/collab.fixture';
import { answerCounters } from './counters';
import type { Target } from './editors';

/** As it ships; the specs ask more often. */
const RECHECK_MS = '10000';

/** The api as it ships, with drafts that three people edit each. */
async function main(): Promise<void> {
  const [, , databaseUrl = '', documents = '1'] = process.argv;
  const [tenant = ''] = listAuthorities().map(({ slug }) => slug);
  const api = await startApi(databaseUrl, { COLLAB_RECHECK_MS: RECHECK_MS });
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
  answerCounters(countStatements());
  process.send?.(targets);
}

/** Counts what this process asks of the database. */
function countStatements(): () => { statements: number; appends: number } {
  let [statements, appends] = [0, 0];
  const query = Client.prototype.query as (this: Client, ...args: unknown[]) => unknown;
  Client.prototype.query = function (this: Client, ...args: unknown[]) {
    statements++;
    if (typeof args[0] === 'string' && args[0].includes('collab_append')) appends++;
    return query.apply(this, args);
  } as typeof Client.prototype.query;
  return () => ({ statements, appends });
}

main().catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).stack ?? error)}\n`);
  process.exit(1);
});
