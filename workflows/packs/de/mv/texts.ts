import type { TextBlock } from '../../types';

type Row = Omit<TextBlock, 'source' | 'verified' | 'validFrom'>;

const rows: readonly Row[] = [
  {
    id: 'mv.grant',
    use: 'grant',
    title: 'Baugenehmigung',
    text: 'Auf Ihren Antrag vom {receivedOn} erteilen wir Ihnen die Baugenehmigung für das Vorhaben „{title}“. Die beigefügten Bauvorlagen sind Bestandteil dieses Bescheids.',
    basis: '§ 72 Abs. 1 LBauO M-V',
  },
  {
    id: 'mv.refusal',
    use: 'refusal',
    title: 'Ablehnung',
    text: 'Ihren Antrag vom {receivedOn} auf Baugenehmigung für das Vorhaben „{title}“ lehnen wir ab. Dem Vorhaben stehen öffentlich-rechtliche Vorschriften entgegen.',
    basis: '§ 72 Abs. 1 LBauO M-V',
  },
  {
    id: 'mv.fiction',
    use: 'fiction',
    title: 'Bescheinigung über die Genehmigungsfiktion',
    text: 'Die Frist für die Entscheidung über Ihren Antrag ist am {dueOn} abgelaufen. Die Baugenehmigung gilt als erteilt.',
    basis: '§ 63 LBauO M-V',
  },
  {
    id: 'mv.supplements',
    use: 'supplements',
    title: 'Nachforderung',
    text: 'Ihr Antrag ist unvollständig oder weist Mängel auf. Bitte beheben Sie diese bis zum {dueOn}. Beheben Sie die Mängel nicht in dieser Frist, gilt Ihr Antrag als zurückgenommen.',
    basis: '§ 69 Abs. 2 LBauO M-V',
  },
  {
    id: 'mv.participation',
    use: 'participation',
    title: 'Beteiligung',
    text: 'Wir bitten Sie um Ihre Stellungnahme bis zum {dueOn}. Äußern Sie sich nicht in dieser Frist, gehen wir davon aus, dass Sie keine Bedenken haben.',
    basis: '§ 69 Abs. 1 LBauO M-V',
  },
  {
    id: 'mv.withdrawal',
    use: 'withdrawal',
    title: 'Rücknahme des Antrags',
    text: 'Sie haben Ihren Antrag zurückgenommen. Das Verfahren ist damit beendet.',
    basis: '§ 22 VwVfG M-V',
  },
  {
    id: 'mv.deemed-withdrawal',
    use: 'deemed-withdrawal',
    title: 'Antrag gilt als zurückgenommen',
    text: 'Sie haben die Mängel Ihres Antrags nicht bis zum {dueOn} behoben. Ihr Antrag gilt deshalb als zurückgenommen. Das Verfahren ist damit beendet.',
    basis: '§ 69 Abs. 2 LBauO M-V',
  },
  {
    id: 'mv.provision-start',
    use: 'provision',
    provisionType: '2',
    title: 'Baubeginnsanzeige',
    text: 'Sie müssen den Beginn der Bauarbeiten mindestens eine Woche vorher anzeigen.',
    basis: '§ 72 Abs. 8 LBauO M-V',
  },
  {
    id: 'mv.provision-proofs',
    use: 'provision',
    provisionType: '6',
    title: 'Bautechnische Nachweise',
    text: 'Sie dürfen mit den Bauarbeiten erst beginnen, wenn uns die Erklärungen zu den bautechnischen Nachweisen vorliegen.',
    basis: '§ 72 Abs. 6 LBauO M-V',
  },
  {
    id: 'mv.provision-trees',
    use: 'provision',
    provisionType: '2',
    title: 'Schutz von Bäumen',
    text: 'Geschützte Bäume und ihre Wurzelbereiche sind während der Bauarbeiten durch einen festen Zaun zu schützen.',
    basis: '§ 18 NatSchAG M-V',
  },
  {
    id: 'mv.provision-finds',
    use: 'provision',
    provisionType: '4',
    title: 'Bodenfunde',
    text: 'Entdecken Sie Bodenfunde oder auffällige Bodenverfärbungen, benachrichtigen Sie bitte sofort die untere Denkmalschutzbehörde und lassen Sie die Fundstelle unverändert.',
    basis: '§ 11 DSchG M-V',
  },
  {
    id: 'mv.provision-use',
    use: 'provision',
    provisionType: '2',
    title: 'Anzeige der Nutzungsaufnahme',
    text: 'Sie müssen die beabsichtigte Aufnahme der Nutzung mindestens zwei Wochen vorher anzeigen.',
    basis: '§ 82 Abs. 2 LBauO M-V',
  },
];

/** Ready-made texts of the Land. */
export const texts: readonly TextBlock[] = rows.map((row) => ({ ...row, source: 'recall', verified: false, validFrom: '2006-09-01' }));
