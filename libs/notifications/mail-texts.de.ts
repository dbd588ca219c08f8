/** What happened, in one sentence for mails. A mail holds no personal data: it names the file number and points to the portal. */
export const MAIL_TEXTS: Readonly<Record<string, string>> = {
  submitted: 'Der Antrag ist eingegangen.',
  supplementsRequested: 'Die Bauaufsicht braucht noch Unterlagen oder Angaben. Bitte beachten Sie die Frist.',
  supplementsSubmitted: 'Die nachgeforderten Unterlagen sind eingegangen.',
  supplementsExtended: 'Die Frist für Ihre Nachreichung wurde verlängert.',
  complete: 'Der Antrag ist vollständig. Die fachliche Prüfung hat begonnen.',
  formalCheckOverdue: 'Die Frist für die formelle Prüfung ist abgelaufen.',
  decisionOverdue: 'Die Frist für die Entscheidung ist abgelaufen.',
  participationRequested: 'Ihre Stelle wird um eine Stellungnahme gebeten.',
  participationCancelled: 'Die Bitte um eine Stellungnahme wurde zurückgezogen.',
  participationsClosed: 'Alle beteiligten Stellen haben geantwortet oder ihre Frist ist abgelaufen.',
  statementReceived: 'Eine Stellungnahme ist eingegangen.',
  timeAsked: 'Eine beteiligte Stelle bittet um mehr Zeit.',
  timeGranted: 'Die Frist für Ihre Stellungnahme wurde verlängert.',
  timeRefused: 'Die Frist für Ihre Stellungnahme wurde nicht verlängert.',
  deemedNoConcerns: 'Die Frist für die Stellungnahme ist ohne Antwort abgelaufen.',
  decisionProposed: 'Ein Bescheid wartet auf die Freigabe.',
  decisionReturned: 'Ein Bescheidentwurf wurde zurückgegeben.',
  decided: 'Über den Antrag ist entschieden. Der Bescheid liegt im Vorgangsraum bereit.',
  feeNoticeIssued: 'Ein Gebührenbescheid liegt im Vorgangsraum bereit.',
  withdrawn: 'Der Antrag wurde zurückgenommen. Das Verfahren ist beendet.',
  deemedWithdrawn: 'Die Frist für die Nachreichung ist abgelaufen. Der Antrag gilt als zurückgenommen.',
  deemedGranted: 'Die Entscheidungsfrist ist abgelaufen. Die Baugenehmigung gilt als erteilt.',
  paymentFailed: 'Eine Zahlung ist fehlgeschlagen.',
  paymentCancelled: 'Eine Zahlung wurde abgebrochen.',
  paymentAfterClosing: 'Nach dem Ende des Verfahrens ist eine Zahlung eingegangen.',
  handedOver:
    'Ihr Vorhaben geht in einem anderen Verfahren weiter. Angaben und Unterlagen sind übernommen. Bitte prüfen Sie den Antrag und reichen Sie ihn ein.',
  askMunicipalityByHand: 'Die Gemeinde ist zu beteiligen, hat hier aber keinen Zugang. Bitte fragen Sie sie schriftlich.',
  invitation: 'Sie sind eingeladen, an einem Bauantrag mitzuarbeiten.',
};

/** Warnings before a period ends; `{name}` are values of the notice, days written out. */
export const DEADLINE_MAIL_TEXTS: Readonly<Record<string, string>> = {
  deadlineWarning:
    'Eine Frist läuft ab.\n\nVorgang: {fileNumber}\nFrist: {title}\nLetzter Tag: {dueOn}\n\nWas danach geschieht: {consequence}\n\nWie die Frist berechnet ist, lesen Sie im Vorgangsraum.',
};
