import { addDays, berlinDate } from '@bauraum/kernel';
import { textOf, type Letter, type NoDeadline } from '../proceeding';
import type { Audience } from '../types';
import { CHECK, deadlineNow, offerOf, STOPPABLE, touched, waitsFor } from './clocks';
import type { ApplicationContext } from './context';
import type { ApplicationEvent, ApplicationEventOf, ApplicationEventType } from './events';

export type InContext = { readonly context: ApplicationContext };
type Happened<T extends ApplicationEventType = ApplicationEventType> = InContext & { readonly event: ApplicationEventOf<T> };
type Change = InContext & { readonly event: ApplicationEvent };

/** Somebody is told. @example notify('office', 'submitted') */
export const notify = (to: Audience, template: string) => ({ type: 'notify', params: { to, template } }) as const;

/** The deadline of a kind ends; `*`: all. @example cancel('supplements') */
export const cancel = (kind: string) => ({ type: 'cancelDeadline', params: { kind } }) as const;

/** The deadline of a kind, as its clock stands now. @example set('supplements') */
export const set = (kind: string) => ({ type: 'setDeadline', params: ({ context }: InContext) => deadlineNow(context, kind) }) as const;

/** The deadlines of the check that begin with a fact. @example begin('receipt') */
export const begin = (fact: string) =>
  CHECK.map(
    (kind) =>
      ({
        type: 'setDeadline',
        params: ({ context }: InContext) => (waitsFor(context, kind, fact) ? deadlineNow(context, kind) : {}),
      }) as const,
  );

/** What a request for supplements stopped or its answer set going again: the deadlines follow. @example [...follow] */
export const follow = STOPPABLE.flatMap((kind) => {
  const ended = ({ context }: InContext): { kind: string } | NoDeadline =>
    context.clocks[kind] !== undefined && !context.deadlines[kind] ? { kind } : {};
  const running = ({ context, event }: Change) => (touched(context, kind, berlinDate(event.at)) ? deadlineNow(context, kind) : {});
  return [{ type: 'cancelDeadline', params: ended } as const, { type: 'setDeadline', params: running } as const];
});

/** A letter to the applicants; its values are texts and days of the event. @example letter('hearing', 'START_HEARING', 'text', 'dueOn') */
export const letter = <T extends ApplicationEventType>(name: string, _: T, ...fields: readonly (keyof ApplicationEventOf<T> & string)[]) =>
  ({
    type: 'produceLetter',
    params: ({ event }: Happened<T>): Letter => ({
      letter: name,
      to: 'applicants',
      values: Object.fromEntries(fields.map((field) => [field, textOf(event[field])])),
    }),
  }) as const;

/** A letter that decides something, and says how to appeal. @example order('deferral', 'DEFER', 'until', 'reason') */
export const order = <T extends ApplicationEventType>(
  name: string,
  type: T,
  ...fields: readonly (keyof ApplicationEventOf<T> & string)[]
) => {
  const { params } = letter(name, type, ...fields);
  return { type: 'produceLetter', params: (happened: Happened<T>): Letter => ({ ...params(happened), appeal: 'appeal' }) } as const;
};

/** A letter that names the day from which work may begin. @example mayStartLetter('exemption') */
export const mayStartLetter = (name: string) =>
  ({
    type: 'produceLetter',
    params: ({ context }: InContext) => ({ letter: name, to: 'applicants' as const, values: { mayStartOn: context.decidedOn ?? '' } }),
  }) as const;

/** The application lies with the authority: e-file, receipt, everybody knows. */
export const filed = [
  {
    type: 'openEfile',
    params: ({ context }: InContext) => ({ fileNumber: context.fileNumber ?? '', receivedOn: context.receivedOn ?? '' }),
  },
  {
    type: 'produceReceipt',
    params: ({ context }: InContext) => ({
      fileNumber: context.fileNumber ?? '',
      snapshotHash: context.snapshotHash ?? '',
      receivedOn: context.receivedOn ?? '',
    }),
  },
  notify('office', 'submitted'),
  notify('applicants', 'submitted'),
] as const;

/** The end without a decision. @example close('withdrawn') */
export const close = (reason: 'withdrawn' | 'deemedWithdrawn') =>
  [
    cancel('*'),
    { type: 'cancelParticipations', params: { reason } },
    {
      type: 'produceClosingLetter',
      params: ({ context }: InContext) => ({ reason, dueOn: context.deadlines['supplements']?.dueOn ?? null }),
    },
    'endAll',
    notify('office', reason),
    notify('applicants', reason),
  ] as const;

const decisionId = ({ context }: InContext) => ({ decisionId: context.proposal?.decisionId ?? '' });

export const issueFinalFee = { type: 'issueFinalFee', params: decisionId } as const;
export const recordStatistics = { type: 'recordStatistics', params: decisionId } as const;

/** The decision goes out and lies ready to be retrieved. */
export const release = [
  'decide',
  cancel('*'),
  set('retrieval'),
  {
    type: 'produceNotice',
    params: ({ context }: InContext) => ({
      decisionId: context.proposal?.decisionId ?? '',
      decisionKind: context.proposal?.decisionKind ?? 'refuse',
      contentHash: context.proposal?.contentHash ?? '',
      decidedOn: context.decidedOn ?? '',
    }),
  },
  issueFinalFee,
] as const;

/** The fiction holds from the day after its period. */
export const certify = {
  type: 'produceFictionCertificate',
  params: ({ context }: InContext) => ({ dueOn: context.decidedOn ? addDays(context.decidedOn, -1) : '' }),
} as const;

/** From now on somebody watches whether the permit is used in time. */
export const startValidity = {
  type: 'startProceeding',
  params: ({ context }: InContext) => ({
    workflow: 'validity' as const,
    input: {
      grantedOn: context.decidedOn ?? '',
      notifiedOn: context.notifiedOn ?? '',
      procedure: context.procedure,
      authority: context.authority,
      land: context.land,
      receivedOn: context.receivedOn ?? '',
    },
  }),
} as const;

/** The municipality of the plot is asked. @example askMunicipality('forwarding', 'Weiterleitung des Antrags') */
export const askMunicipality = (periodKind: string, reason: string) =>
  ({ type: 'askMunicipality', params: { periodKind, reason } }) as const;

/** Goes on in the procedure that the packs name. */
export const handOver = {
  type: 'handOver',
  params: ({ context }: InContext) => {
    const procedure = offerOf(context).handsOverTo;
    if (procedure === undefined) throw new RangeError(`not in the packs: to which procedure ${context.procedure} hands over`);
    return { procedure };
  },
} as const;
