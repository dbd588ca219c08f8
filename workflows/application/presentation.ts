import type { AnyStateMachine } from 'xstate';
import type { Presentation, StateText } from '../acts';
import { ACTS } from './acts';

const STATES: Readonly<Record<string, StateText>> = {
  draft: {
    label: 'Entwurf',
    sentence: 'Der Antrag wird vorbereitet. Die Behörde sieht ihn erst, wenn Sie ihn einreichen.',
    ball: 'applicants',
  },
  atMunicipality: {
    label: 'Bei der Gemeinde',
    sentence: 'Der Antrag liegt bei der Gemeinde. Sie leitet ihn an die Bauaufsicht weiter.',
    ball: 'municipality',
  },
  formalCheck: {
    label: 'Formelle Prüfung',
    sentence: 'Die Behörde prüft, ob sie zuständig ist und ob alle Unterlagen da sind.',
    ball: 'office',
  },
  supplementsRequested: {
    label: 'Unterlagen nachgefordert',
    sentence:
      'Die Behörde braucht noch Unterlagen oder Angaben. Reichen Sie sie in der Frist nach, sonst gilt der Antrag als zurückgenommen.',
    ball: 'applicants',
  },
  substantiveCheck: {
    label: 'Materielle Prüfung',
    sentence: 'Der Antrag ist vollständig. Die Behörde prüft ihn und beteiligt andere Stellen.',
    ball: 'office',
  },
  hearing: {
    label: 'Anhörung läuft',
    sentence: 'Die Behörde will den Antrag ablehnen. Sie können sich vorher äußern oder die Unterlagen ändern.',
    ball: 'applicants',
  },
  deferred: {
    label: 'Zurückgestellt',
    sentence: 'Die Entscheidung ist zurückgestellt. Die Entscheidungsfrist ist unterbrochen und beginnt danach neu.',
    ball: 'municipality',
  },
  releasePending: {
    label: 'Freigabe des Bescheids',
    sentence: 'Der Bescheid ist vorbereitet. Eine zweite Person in der Behörde prüft ihn und gibt ihn frei.',
    ball: 'office',
  },
  granted: {
    label: 'Genehmigt',
    sentence: 'Die Genehmigung ist erteilt. Der Bescheid liegt zum Abruf bereit.',
    ball: 'applicants',
  },
  refused: {
    label: 'Abgelehnt',
    sentence: 'Der Antrag ist abgelehnt. Der Bescheid nennt die Gründe und sagt, was Sie dagegen tun können.',
    ball: 'applicants',
  },
  deemedGranted: {
    label: 'Gilt als genehmigt',
    sentence: 'Die Behörde hat nicht in der Frist entschieden. Die Genehmigung gilt deshalb als erteilt.',
    ball: 'applicants',
  },
  municipalReview: {
    label: 'Bei der Gemeinde',
    sentence: 'Die Gemeinde kann in der Frist ein Genehmigungsverfahren verlangen. Tut sie das nicht, dürfen Sie danach beginnen.',
    ball: 'municipality',
  },
  mayStart: {
    label: 'Bauen erlaubt',
    sentence: 'Es ist keine Genehmigung nötig. Sie dürfen mit den Arbeiten beginnen und müssen den Beginn vorher anzeigen.',
    ball: 'applicants',
  },
  handedOver: {
    label: 'Ins Genehmigungsverfahren übergegangen',
    sentence: 'Das Vorhaben wird in einem Genehmigungsverfahren geprüft. Ihre Angaben und Unterlagen sind dorthin übernommen.',
    ball: 'nobody',
  },
  acknowledged: {
    label: 'Beseitigung erlaubt',
    sentence: 'Die Frist nach der Anzeige ist abgelaufen. Sie dürfen mit der Beseitigung beginnen.',
    ball: 'applicants',
  },
  prohibited: {
    label: 'Untersagt',
    sentence: 'Die Behörde hat die Beseitigung untersagt. Das Schreiben nennt die Gründe.',
    ball: 'office',
  },
  notCompetent: {
    label: 'Nicht zuständig',
    sentence: 'Diese Behörde ist nicht zuständig. Das Schreiben nennt die richtige Behörde.',
    ball: 'nobody',
  },
  lapsed: { label: 'Erloschen', sentence: 'Die Genehmigung ist erloschen, weil sie nicht in der Frist genutzt wurde.', ball: 'nobody' },
  revoked: {
    label: 'Aufgehoben',
    sentence:
      'Die Behörde hat die Genehmigung zurückgenommen oder widerrufen. Dagegen können Sie sich wehren; das Schreiben nennt den Weg.',
    ball: 'nobody',
  },
  withdrawn: { label: 'Zurückgenommen', sentence: 'Der Antrag ist zurückgenommen. Das Verfahren ist beendet.', ball: 'nobody' },
  deemedWithdrawn: {
    label: 'Gilt als zurückgenommen',
    sentence: 'Die Unterlagen kamen nicht in der Frist. Der Antrag gilt deshalb als zurückgenommen.',
    ball: 'nobody',
  },
  discarded: { label: 'Verworfen', sentence: 'Der Entwurf ist verworfen.', ball: 'nobody' },
};

/** Why an act does not go, by the name of the guard that said no. */
const REFUSALS: Readonly<Record<string, string>> = {
  advancePaid: 'Die Gebühr muss vorher bezahlt sein.',
  hasDocuments: 'Es fehlen die Bauvorlagen.',
  hasMainCase: 'Eine Teilbaugenehmigung setzt einen Bauantrag für das ganze Vorhaben voraus.',
  reviewInTime: 'Die Frist der Gemeinde ist abgelaufen. Sie dürfen ohne Genehmigung beginnen.',
  demandsProcedure: 'Die Frist der Gemeinde war abgelaufen.',
  answerHasCome: 'Der Tag darf nicht in der Zukunft liegen.',
  dueOnAhead: 'Der Tag muss in der Zukunft liegen.',
  dueOnLater: 'Der neue Tag muss nach dem bisherigen liegen.',
  supplementsInTime: 'Die Frist ist abgelaufen. Der Antrag gilt als zurückgenommen.',
  waitingInTime: 'Die Frist nach der Anzeige ist abgelaufen. Es können keine Unterlagen mehr nachgefordert werden.',
  decisionInTime: 'Die Entscheidungsfrist ist abgelaufen. Die Genehmigung gilt als erteilt.',
  noOpenParticipation: 'Es fehlen noch Stellungnahmen beteiligter Stellen.',
  awaitsStatements: 'Keine Frist wartet auf Stellungnahmen, oder es sind schon welche eingegangen.',
  decisionWaivable: 'Auf diese Frist kann nicht verzichtet werden.',
  neighboursHeard: 'Die Frist der Nachbarn läuft noch.',
  hasReason: 'Bitte nennen Sie den Grund.',
  hasText: 'Der Text fehlt.',
  namesAuthority: 'Bitte nennen Sie die zuständige Behörde.',
  namesNeighbours: 'Bitte nennen Sie die Nachbarn.',
  deferralAllowed: 'Der Tag muss in der Zukunft liegen. So lange erlaubt das Gesetz keine Zurückstellung.',
  extensionAllowed: 'So lässt das Gesetz keine Verlängerung zu: zu weit, ohne Grund oder ohne die nötige Zustimmung.',
  heardBeforeRefusal: 'Vor einer Ablehnung müssen Sie die Antragsteller anhören oder begründen, warum Sie davon absehen.',
  fourEyes: 'Wer den Bescheid vorbereitet hat, darf ihn nicht selbst freigeben.',
  sameContent: 'Der Bescheid wurde inzwischen geändert.',
  notYetNotified: 'Der Bescheid ist schon bekannt gegeben.',
  servedSinceDecision: 'Der Tag darf nicht vor dem Bescheid und nicht in der Zukunft liegen.',
  notFinal: 'Die Entscheidung ist bestandskräftig. Der Antrag kann nicht mehr zurückgenommen werden.',
};

/**
 * How a procedure shows itself: of everything above what its machine knows, and what it says in other words.
 *
 * @example present(machine, 'Vorbescheid', { granted: { label: 'Vorbescheid erteilt', sentence, ball: 'applicants' } }).title // 'Vorbescheid'
 */
export function present(machine: AnyStateMachine, title: string, own: Readonly<Record<string, StateText>> = {}): Presentation {
  const texts: Readonly<Record<string, StateText>> = { ...STATES, ...own };
  const states = Object.fromEntries(Object.entries(texts).filter(([state]) => Object.hasOwn(machine.states, state)));
  return { title, states, acts: ACTS.filter(({ event }) => machine.events.includes(event)), refusals: REFUSALS };
}
