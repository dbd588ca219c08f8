import { LOCAL_HOLIDAYS } from '@bauraum/law';
import { appliesTo } from '../pack';
import type { AuthorityPack, Procedure } from '../types';
import type { Checked, Inconsistency } from './problem';
import { when } from './references';

interface Needs {
  readonly texts: readonly string[];
  readonly periods: readonly string[];
  /** Its machine knows no way through the municipality. */
  readonly atAuthority?: true;
}

const DECISION = ['grant', 'refusal', 'appeal'];
const CHECK = ['supplements', 'withdrawal', 'deemed-withdrawal', 'not-competent'];

/** What the machine of a workflow and its letters take from the pack: uses of texts, kinds of periods. */
const NEEDS: Readonly<Record<string, Needs>> = {
  'building-permit': { texts: [...DECISION, ...CHECK, 'hearing', 'deferral'], periods: ['supplements', 'statement'] },
  'preliminary-decision': { texts: [...DECISION, ...CHECK], periods: ['supplements'] },
  'isolated-deviation': { texts: [...DECISION, ...CHECK], periods: ['supplements'] },
  'partial-permit': { texts: [...DECISION, ...CHECK], periods: ['supplements'] },
  'permit-exemption': { texts: ['exemption-may-start'], periods: ['municipalReview'] },
  'demolition-notice': {
    texts: ['demolition-may-start', 'demolition-prohibited', 'demolition-released'],
    periods: ['demolitionNotice'],
    atAuthority: true,
  },
};

/** Letters of the proceedings that run beneath any case; the texts may hold for all procedures. */
const BENEATH: Readonly<Record<string, readonly string[]>> = {
  validity: ['permit-lapsed', 'permit-lapsed-by-rest', 'extension-granted', 'extension-refused'],
  construction: [
    'construction-prohibited',
    'prohibition-lifted',
    'acceptance-ordered',
    'acceptance-defects',
    'acceptance-passed',
    'construction-closed',
  ],
  objection: [
    'objection-received',
    'objection-remedied',
    'objection-forwarded',
    'objection-upheld',
    'objection-upheld-in-part',
    'objection-rejected',
    'objection-reinstated',
    'objection-withdrawn',
  ],
  revocation: ['revocation-hearing', 'hearing-extended', 'revocation-abandoned', 'permit-revoked'],
  'builder-change': ['builder-changed', 'builder-change-rejected'],
  'test-engineer': ['test-engineer-assigned', 'test-engineer-discharged', 'test-report-accepted'],
};

/** What an authority offers must be able to run: everything that its machine takes from the pack is there. */
export function needProblems({ pack, rules }: Checked): readonly Inconsistency[] {
  if (pack.kind === 'base') return [];
  const offers = pack.kind === 'authority' ? pack.offers : undefined;
  const procedures = rules.procedures.filter(({ id, level }) => level === 'case' && (offers === undefined || offers.includes(id)));
  return [
    ...procedures.flatMap((procedure) => missingFor(procedure, { pack, rules })),
    ...Object.entries(BENEATH).flatMap(([workflow, uses]) =>
      uses.flatMap((use) => when(!rules.texts.some((row) => row.use === use), '', `${workflow} has no text for ${use}`)),
    ),
    ...retrievalProblems(rules),
    ...(pack.kind === 'authority' ? authorityProblems(pack, { pack, rules }) : []),
  ];
}

/** What counts as notified by its provision does so when the period for its retrieval ends. */
function retrievalProblems({ notifications, periods }: Checked['rules']): readonly Inconsistency[] {
  return notifications.flatMap(({ id, deemedAfterDays: days }) =>
    periods.flatMap((row) =>
      when(
        days !== undefined && row.kind === 'retrieval' && !(row.length !== undefined && 'days' in row.length && row.length.days === days),
        '',
        `${row.id} must have the ${days} days after which ${id} lets a notice count as notified`,
      ),
    ),
  );
}

function missingFor(procedure: Procedure, { pack, rules }: Checked): readonly Inconsistency[] {
  const own = pack.procedures?.findIndex((row) => row === procedure) ?? -1;
  const offered = pack.kind === 'authority' ? (pack.offers?.indexOf(procedure.id) ?? -1) : -1;
  const path = own >= 0 ? `/procedures/${own}` : offered >= 0 ? `/offers/${offered}` : '';
  const { texts = [], periods = [], atAuthority } = NEEDS[procedure.workflow] ?? {};
  const fiction =
    texts.includes('grant') && rules.periods.some((row) => row.kind === 'decision' && row.fiction && appliesTo(row, procedure.id));
  const uses = [...texts, ...(fiction ? ['fiction'] : [])];
  return [
    ...when(atAuthority === true && procedure.entry === 'municipality', path, `${procedure.workflow} goes to the authority at once`),
    ...uses.flatMap((use) =>
      when(!rules.texts.some((row) => row.use === use && appliesTo(row, procedure.id)), path, `${procedure.id} has no text for ${use}`),
    ),
    ...periods.flatMap((kind) =>
      when(!rules.periods.some((row) => row.kind === kind && appliesTo(row, procedure.id)), path, `${procedure.id} has no period ${kind}`),
    ),
  ];
}

function authorityProblems(pack: AuthorityPack, { rules }: Checked): readonly Inconsistency[] {
  const inArea = (ags: string): boolean => Object.hasOwn(pack.municipalities, ags);
  const procedure = (id: string): boolean => rules.procedures.some((row) => row.id === id);
  return [
    ...when(!canBeSeat(pack), '/seatAgs', `${pack.seatAgs} is none of its municipalities and lies in no other district of its Land`),
    ...(pack.offers ?? []).flatMap((id, index) => when(!procedure(id), `/offers/${index}`, `there is no procedure ${id}`)),
    ...Object.keys(pack.recordPlanByProcedure ?? {}).flatMap((id) =>
      when(!procedure(id), `/recordPlanByProcedure/${id}`, `there is no procedure ${id}`),
    ),
    ...(pack.localHolidays ?? []).flatMap((id, index) =>
      when(!LOCAL_HOLIDAYS.includes(id), `/localHolidays/${index}`, `there is no local holiday ${id}`),
    ),
    ...pack.bodies.flatMap(({ municipalityAgs: ags, periodKind, otherPeriodKinds = [] }, index) => [
      ...when(ags !== undefined && !inArea(ags), `/bodies/${index}/municipalityAgs`, `${ags} is none of its municipalities`),
      ...when(!rules.periods.some(({ kind }) => kind === periodKind), `/bodies/${index}/periodKind`, `there is no period ${periodKind}`),
      ...otherPeriodKinds.flatMap((other, at) =>
        when(!rules.periods.some(({ kind }) => kind === other), `/bodies/${index}/otherPeriodKinds/${at}`, `there is no period ${other}`),
      ),
    ]),
  ];
}

/** The seat is a municipality of its own, or a town of its Land outside (many a rural district is governed from a town that is a district itself). */
function canBeSeat({ seatAgs, municipalities }: AuthorityPack): boolean {
  const own = Object.keys(municipalities);
  const begins = (digits: number): boolean => own.some((ags) => ags.slice(0, digits) === seatAgs.slice(0, digits));
  return Object.hasOwn(municipalities, seatAgs) || (begins(2) && !begins(5));
}
