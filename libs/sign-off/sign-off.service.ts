import { Injectable } from '@nestjs/common';
import { powerOfAttorneyMissing, WorkflowRunner } from '@bauraum/cases';
import { latestFiled, type FiledContent } from '@bauraum/forms';
import type { Principal } from '@bauraum/http';
import { newId, notFound, UserError, type Actor, type CaseRole, type Instant } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import type { SignOffRule } from '@bauraum/workflows';
import { CurrentApplication, type Application } from './current-application';
import { isParty } from './parties';
import { isReleased, mayBeOne, neededRules, partiesOf, releaseOf, standing, type Current, type Part, type Standing } from './release';
import type { NewSignOff, Refusal, RequiredSignOffView, SignOffsView } from './sign-off.dto';
import { insertSignOff, signOffsOf, type SignOff } from './sign-off.repository';

/** As it is frozen with the application. */
export interface FiledSignOff extends Omit<SignOff, 'parts'> {
  readonly parts: readonly Pick<Part, 'kind' | 'id' | 'hash'>[];
}

/** A row with what was signed for it. */
export interface Entry {
  readonly rule: SignOffRule;
  readonly signOff?: SignOff;
  readonly standing?: Standing;
}

interface Matrix extends Application {
  readonly entries: readonly Entry[];
  readonly signOffs: readonly SignOff[];
}

/** Sign-offs of an application (Freizeichnung): each party releases exact parts; whether a release still stands is computed from the parts as they are. */
@Injectable()
export class SignOffs {
  constructor(
    private readonly application: CurrentApplication,
    private readonly runner: WorkflowRunner,
  ) {}

  /** What must be released, by whom, and how it stands; for the caller. */
  async matrix(tx: Tx, principal: Principal, caseId: string): Promise<SignOffsView> {
    return viewOf(await this.read(tx, caseId), principal, await this.isOpen(tx, caseId));
  }

  /**
   * The caller releases what a row asks for, as it is now. What stands already is not signed again.
   *
   * @throws UserError 404 for an unknown row; 403 `not-allowed`; 409 `power-of-attorney-missing`, `sign-off-two-parties`, `sign-off-incomplete` naming what is missing,
   * `changed-meanwhile` when it is not what the caller has seen, `event-not-allowed` after submission.
   */
  async sign(tx: Tx, principal: Principal, caseId: string, { ruleId, hash }: NewSignOff): Promise<SignOffsView> {
    await this.assertOpen(tx, caseId);
    const matrix = await this.read(tx, caseId);
    const entry = matrix.entries.find(({ rule }) => rule.id === ruleId);
    if (!entry) throw notFound();
    const { rule } = entry;
    const release = releaseOf(rule, matrix.current);
    if (release.hash !== hash) throw new UserError(409, 'changed-meanwhile');
    if (entry.standing?.state === 'stands') return viewOf(matrix, principal, true);
    const role = roleOf(rule, matrix, principal);
    const refusal = refusalOf(rule, matrix, principal);
    if (!role || refusal === 'not-allowed') {
      throw new UserError(403, 'not-allowed', { needed: partiesOf(rule, matrix.current.answers) });
    }
    if (refusal === 'power-of-attorney-missing') throw powerOfAttorneyMissing();
    if (refusal) throw new UserError(409, refusal, { missing: missingOf(rule, matrix) });

    const { title, text, role: party } = rule;
    const { personId, name, acr: trustLevel = 'none' } = principal;
    const id = newId();
    const event = { type: 'SIGNED_OFF', signOffId: id, rule: ruleId, party, title, trustLevel, hash, parts: plain(release.parts) };
    const signedAt = await this.record(tx, caseId, event, { id: personId, name, role });
    await insertSignOff(tx, caseId, { id, rule: ruleId, party, title, text, personId, name, role, trustLevel, signedAt, ...release });
    return this.matrix(tx, principal, caseId);
  }

  /** @throws UserError 404 unless the caller made it and has not taken it back; 409 after submission, and for what was filed. */
  async withdraw(tx: Tx, principal: Principal, caseId: string, signOffId: string): Promise<SignOffsView> {
    await this.assertOpen(tx, caseId);
    const own = (await signOffsOf(tx, caseId)).find(({ id, personId }) => id === signOffId && personId === principal.personId);
    if (!own) throw notFound();
    const filed = await latestFiled<FiledContent & { readonly signOffs?: readonly FiledSignOff[] }>(tx, caseId);
    if (filed?.content.signOffs?.some(({ id }) => id === signOffId)) throw new UserError(409, 'sign-off-filed');
    const event = { type: 'SIGN_OFF_WITHDRAWN', signOffId, rule: own.rule, title: own.title };
    const at = await this.record(tx, caseId, event, { id: principal.personId, name: principal.name, role: own.role });
    await tx.query(`update sign_off set withdrawn_at = $3 where tenant_id = $1 and id = $2`, [tx.tenant, signOffId, at]);
    return this.matrix(tx, principal, caseId);
  }

  /**
   * The sign-offs with which an application, or its correction, is filed. To be called in the transaction that files it, when nothing can be
   * written any more. Of what was filed before, only who released a part that changed must do so again.
   *
   * @throws UserError 409 `sign-off-missing` naming each that is open or has fallen.
   */
  async complete(tx: Tx, caseId: string): Promise<FiledSignOff[]> {
    const { entries, current, filed } = await this.read(tx, caseId);
    const missing = entries.filter((entry) => !stands(entry) && (!filed || isTouched(entry.rule, filed, current)));
    if (missing.length) {
      const signOffs = missing.map(({ rule: { id, title, role }, signOff }) => ({
        ruleId: id,
        title,
        role,
        fallen: signOff !== undefined,
      }));
      throw new UserError(409, 'sign-off-missing', { signOffs });
    }
    return entries.filter(stands).flatMap(({ signOff }) => (signOff ? [{ ...signOff, parts: plain(signOff.parts) }] : []));
  }

  /** What counts for each row of the case: with what it changed where it has fallen. */
  async current(tx: Tx, caseId: string): Promise<readonly Entry[]> {
    return (await this.read(tx, caseId)).entries;
  }

  private async read(tx: Tx, caseId: string): Promise<Matrix> {
    const application = await this.application.of(tx, caseId);
    const signOffs = await signOffsOf(tx, caseId);
    return { ...application, signOffs, entries: application.rules.map((rule) => entryOf(rule, application, signOffs)) };
  }

  /** A draft, or supplements that are being prepared: nothing is signed after it was filed, but again before a correction is. */
  private async isOpen(tx: Tx, caseId: string): Promise<boolean> {
    return isOpenFor((await this.runner.allowed(tx, caseId)).events);
  }

  /** Locks the case first, as filing and new documents do: nothing changes between what is compared and what is written. */
  private async assertOpen(tx: Tx, caseId: string): Promise<void> {
    await tx.query(`select 1 from process where tenant_id = $1 and id = $2 for update`, [tx.tenant, caseId]);
    const { status: state, events: allowed } = await this.runner.allowed(tx, caseId);
    if (!isOpenFor(allowed)) throw new UserError(409, 'event-not-allowed', { event: 'SIGN_OFF', state, allowed });
  }

  private async record(tx: Tx, processId: string, event: { type: string; signOffId: string }, actor: Actor): Promise<Instant> {
    const { at } = await this.runner.record(tx, { processId, event, actor, eventId: `${event.type}:${event.signOffId}`, effects: [] });
    return at;
  }
}

/** Of several for one row the latest that stands, else the latest. */
function entryOf(rule: SignOffRule, { current, parties }: Application, signOffs: readonly SignOff[]): Entry {
  const own = signOffs
    .filter((signOff) => signOff.rule === rule.id)
    .map((signOff) => {
      const holdsIt = parties === undefined || isParty(parties, signOff, rule.discipline);
      return { rule, signOff, standing: standing(signOff, rule, current, holdsIt) };
    });
  return own.find(stands) ?? own[0] ?? { rule };
}

const isOpenFor = (events: readonly string[]): boolean => events.includes('SUBMIT') || events.includes('SUBMIT_SUPPLEMENTS');

/** Does a row release anything that is not as it was filed, or was it not needed then? */
const isTouched = (rule: SignOffRule, filed: Current, current: Current): boolean =>
  releaseOf(rule, filed).hash !== releaseOf(rule, current).hash || neededRules([rule], filed.answers, [rule.discipline ?? '']).length === 0;

const stands = ({ standing }: Pick<Entry, 'standing'>): boolean => standing?.state === 'stands';

const plain = (parts: readonly Part[]): FiledSignOff['parts'] => parts.map(({ kind, id, hash }) => ({ kind, id, hash }));

/** As what the caller would sign: the party itself before those that may do it too. */
const roleOf = (rule: SignOffRule, { current }: Matrix, { roles, discipline }: Principal): CaseRole | undefined =>
  partiesOf(rule, current.answers).find((role) => roles.includes(role) && (role !== 'planner' || discipline?.id === rule.discipline));

/** Why the caller cannot sign a row now. A sign-off that has fallen binds its person until it is taken back: it may stand again. */
function refusalOf(rule: SignOffRule, matrix: Matrix, principal: Principal): Refusal | null {
  const { rules, signOffs, current, parties } = matrix;
  const as = roleOf(rule, matrix, principal);
  if (!as) return 'not-allowed';
  if (as === 'representative' && !parties?.powerOfAttorney) return 'power-of-attorney-missing';
  const others = rules.filter(
    ({ id, role, discipline }) =>
      (role !== rule.role || discipline !== rule.discipline) &&
      signOffs.some((one) => one.rule === id && one.personId === principal.personId),
  );
  if (others.some((other) => !mayBeOne(rule, other, current.answers))) return 'sign-off-two-parties';
  return missingOf(rule, matrix).length > 0 ? 'sign-off-incomplete' : null;
}

/** What must be there before anybody can sign: it would fall as soon as that comes. */
function missingOf({ releases }: SignOffRule, { current, unanswered, pending }: Matrix): RequiredSignOffView['missing'] {
  const sections = unanswered.filter((id) => isReleased(releases.sections, id));
  const files = releases.documents === 'all' || releases.documents.length > 0;
  return [
    ...(sections.length > 0 ? [{ kind: 'answers' as const, what: sections }] : []),
    ...(files && pending.length > 0 ? [{ kind: 'uploads' as const, what: [...pending] }] : []),
    ...(releases.documents === 'all' && current.documents.length === 0 ? [{ kind: 'documents' as const, what: [] }] : []),
  ];
}

function viewOf(matrix: Matrix, principal: Principal, isOpen: boolean): SignOffsView {
  const items = matrix.entries.map((entry): RequiredSignOffView => {
    const { rule, signOff, standing: state } = entry;
    const { parts, hash } = releaseOf(rule, matrix.current);
    const { id: ruleId, role, discipline = null, title, text, basis } = rule;
    return {
      ruleId,
      role,
      discipline,
      mayBeSignedBy: [...partiesOf(rule, matrix.current.answers)],
      title,
      text,
      basis,
      parts: parts.map(({ fields: _, ...part }) => part),
      hash,
      state: state?.state ?? 'open',
      signOff: signOff ? signedView(signOff) : null,
      changes: state?.state === 'fallen' ? state.changes.map((change) => ({ ...change, fields: [...change.fields] })) : [],
      missing: missingOf(rule, matrix),
      refusal: isOpen ? refusalOf(rule, matrix, principal) : 'not-allowed',
    };
  });
  return { items, complete: items.every(({ state }) => state === 'stands') };
}

const signedView = ({ id, personId, name, role, trustLevel, signedAt }: SignOff): RequiredSignOffView['signOff'] => ({
  id,
  by: { id: personId, name },
  role,
  trustLevel,
  signedAt,
});
