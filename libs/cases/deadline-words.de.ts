import type { Explained } from '@bauraum/law';

/** An explanation as it was stored: old ones lack what came later. */
export type StoredExplanation = Partial<Explained>;

type WaitsFor = NonNullable<Explained['waitsFor']>;

interface KindWords {
  readonly title: string;
  readonly waitsFor: WaitsFor;
}

/** What a period is called and who has the ball, where its explanation does not say so yet. */
const KINDS: Readonly<Record<string, KindWords>> = {
  formalCheck: { title: 'Prüfung auf Vollständigkeit', waitsFor: 'office' },
  decision: { title: 'Entscheidungsfrist', waitsFor: 'office' },
  supplements: { title: 'Frist für Nachforderungen', waitsFor: 'applicants' },
  statement: { title: 'Stellungnahme', waitsFor: 'bodies' },
  municipalConsent: { title: 'Einvernehmen der Gemeinde', waitsFor: 'municipality' },
  municipalConsentAccelerated: { title: 'Zustimmung der Gemeinde', waitsFor: 'municipality' },
  publicHearing: { title: 'Beteiligung der Öffentlichkeit', waitsFor: 'office' },
  deferral: { title: 'Zurückstellung', waitsFor: 'office' },
  hearing: { title: 'Anhörung', waitsFor: 'applicants' },
  forwarding: { title: 'Weiterleitung durch die Gemeinde', waitsFor: 'municipality' },
  municipalReview: { title: 'Prüfung durch die Gemeinde', waitsFor: 'municipality' },
  retrieval: { title: 'Abruf des Bescheids', waitsFor: 'applicants' },
  objection: { title: 'Widerspruchsfrist', waitsFor: 'applicants' },
  objectionDecision: { title: 'Entscheidung über den Widerspruch', waitsFor: 'office' },
  validity: { title: 'Geltungsdauer', waitsFor: 'applicants' },
  extensionDecision: { title: 'Entscheidung über die Verlängerung', waitsFor: 'office' },
  constructionStartNotice: { title: 'Anzeige des Baubeginns', waitsFor: 'applicants' },
  useNotice: { title: 'Anzeige der Nutzungsaufnahme', waitsFor: 'applicants' },
  demolitionNotice: { title: 'Anzeige der Beseitigung', waitsFor: 'nobody' },
  revocationHearing: { title: 'Anhörung zur Aufhebung', waitsFor: 'applicants' },
  testReport: { title: 'Prüfbericht', waitsFor: 'applicants' },
};

/** What happens at the end, by the code of an explanation that has no sentence for it. */
const CONSEQUENCES: Readonly<Record<string, string>> = {
  'clock-runs': 'Fordert die Behörde erst später Unterlagen nach, hält das die Entscheidungsfrist nicht mehr an.',
  'deemed-granted': 'Entscheidet die Behörde nicht in dieser Frist, gilt die Genehmigung als erteilt.',
  'deemed-withdrawn': 'Werden die Mängel nicht in dieser Frist behoben, gilt der Antrag als zurückgenommen.',
  'deemed-no-concerns': 'Äußert sich die beteiligte Stelle nicht in dieser Frist, darf die Behörde annehmen, dass sie keine Bedenken hat.',
  'deemed-given': 'Antwortet die Gemeinde nicht in dieser Frist, gilt ihr Einvernehmen als erteilt.',
  final: 'Nach Ablauf dieser Frist wird der Bescheid bestandskräftig.',
};

/** @example titleOf('decision', {}) // 'Entscheidungsfrist' */
export const titleOf = (kind: string, { title }: StoredExplanation): string => title ?? KINDS[kind]?.title ?? 'Frist';

/** @example waitsForOf('supplements', {}) // 'applicants' */
export const waitsForOf = (kind: string, { waitsFor }: StoredExplanation): WaitsFor => waitsFor ?? KINDS[kind]?.waitsFor ?? 'nobody';

/** @example consequenceTextOf({ consequence: 'final' }) // 'Nach Ablauf dieser Frist wird der Bescheid bestandskräftig.' */
export const consequenceTextOf = ({ consequenceText, consequence = '' }: StoredExplanation): string | null =>
  consequenceText ?? CONSEQUENCES[consequence] ?? null;
