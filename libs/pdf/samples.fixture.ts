import { sha256 } from '@bauraum/kernel';
import type { LetterInput, NoticeInput, ReceiptInput } from './types';

/** Inputs for the specs; the authority is invented. */
export const letter: LetterInput = {
  letterhead: {
    name: 'Landkreis Musterland',
    unit: 'Fachdienst Bauordnung und Planung · Untere Bauaufsichtsbehörde',
    addressLines: ['Musterstraße 76', '23936 Musterstadt'],
    phone: '03841 3040-6310',
    mail: 'bauordnung@musterland.example',
    web: 'www.musterland.example',
    note: 'Sprechzeiten: Di. 9–12 und 13–16 Uhr, Do. 9–12 und 13–18 Uhr',
  },
  recipient: {
    lines: ['Frau Anna Brückner', 'Herrn Jörg Łukasiewicz', 'Am Ploggensee 12', '23936 Grevesmühlen'],
    delivery: 'Zum Abruf im Vorgangsraum bereitgestellt',
  },
  fileNumber: '63.2-BG-2026-00417',
  createdAt: '2026-11-30T08:15:00.000Z',
  contact: { name: 'Frau Sabine Petersen', phone: '03841 3040-6314', mail: 's.petersen@musterland.example', room: '2.114' },
  project: {
    title: 'Neubau eines Einfamilienhauses mit zwei Geschossen',
    site: 'Am Ploggensee 14, 23936 Grevesmühlen',
    parcel: 'Gemarkung Grevesmühlen, Flur 7, Flurstück 112/4',
    procedure: 'Vereinfachtes Baugenehmigungsverfahren',
    builder: 'Anna Brückner und Jörg Łukasiewicz',
    designer: 'Dipl.-Ing. Marta Hansen, Architektin',
  },
};

const TITLES = [
  'Lageplan 1:500',
  'Grundriss Erdgeschoss',
  'Grundriss Obergeschoss',
  'Schnitt A-A',
  'Ansichten Nord und Ost',
  'Ansichten Süd und West',
];

export const receipt: ReceiptInput = {
  ...letter,
  receivedAt: '2026-11-30T08:12:30.000Z',
  snapshotHash: sha256('snapshot'),
  documents: Array.from({ length: 14 }, (_, index) => ({
    number: index + 1,
    title: TITLES[index] ?? `Berechnung Nr. ${index + 1} mit einem etwas längeren Titel`,
    typeCode: index === 0 ? '1803' : '2001',
    typeName: index === 0 ? 'Lageplan' : 'Grundrisse',
    version: 1,
    sizeBytes: 184_000 * (index + 1) ** 2,
    sha256: sha256(`document ${index}`),
  })),
  signOffs: [
    { title: 'Bauantrag', name: 'Anna Berger', role: 'builder', signedAt: '2026-11-30T08:10:00.000Z', hash: sha256('application') },
    {
      title: 'Bauvorlagen und Angaben zum Gebäude',
      name: 'Jonas Weiß',
      role: 'designer',
      signedAt: '2026-11-29T16:40:00.000Z',
      hash: sha256('plans'),
    },
  ],
  next: [
    { text: 'Wir prüfen, ob Ihr Antrag vollständig ist', date: '2026-12-21', basis: '§ 69 Abs. 2 LBauO M-V' },
    { text: 'Danach beteiligen wir die zuständigen Stellen.' },
    {
      text: 'Wir entscheiden über Ihren Antrag',
      date: '2027-03-22',
      basis: '§ 63 Abs. 2 LBauO M-V: drei Monate, beginnend drei Wochen nach Eingang',
    },
  ],
};

export const appeal = [
  'Gegen diesen Bescheid können Sie innerhalb eines Monats nach Bekanntgabe Widerspruch erheben. Der Widerspruch ist schriftlich, in elektronischer Form oder zur Niederschrift beim Landkreis Musterland, Musterstraße 76, 23936 Musterstadt, einzulegen.',
];

export const notice: NoticeInput = {
  ...letter,
  kind: 'grant',
  receivedOn: '2026-11-30',
  operative: [
    'Für das oben genannte Vorhaben wird unbeschadet der Rechte Dritter die Baugenehmigung erteilt.',
    'Die unter II. genannten Bauvorlagen sind Bestandteil dieser Genehmigung.',
    'Die Kosten des Verfahrens tragen Sie als Gesamtschuldner.',
  ],
  approvedDocuments: receipt.documents.slice(0, 6),
  provisions: [
    { kind: 'hint', text: 'Der Baubeginn ist mindestens eine Woche vorher anzuzeigen.' },
    {
      kind: 'condition',
      text: 'Mit dem Bau darf erst begonnen werden, wenn die Zufahrt über das Flurstück 112/7 öffentlich-rechtlich gesichert ist.',
      body: 'Straßenverkehrsbehörde',
      legalBasis: '§ 4 Abs. 1 LBauO M-V',
    },
    {
      kind: 'obligation',
      text: 'Die Linde an der südlichen Grundstücksgrenze ist während der Bauzeit nach DIN 18920 zu schützen.',
      body: 'Untere Naturschutzbehörde',
      legalBasis: '§ 18 NatSchAG M-V',
      reason: 'Der Stammumfang beträgt mehr als 100 cm.',
    },
    {
      kind: 'obligation',
      text: 'Niederschlagswasser ist auf dem Grundstück zu versickern (≤ 2 l/s je 100 m²).',
      body: 'Untere Wasserbehörde',
    },
    { kind: 'revocationReservation', text: 'Die Genehmigung der Baustellenzufahrt kann widerrufen werden.' },
    { kind: 'obligationReservation', text: 'Weitere Auflagen zum Baumschutz bleiben vorbehalten.' },
    { kind: 'timeLimit', text: 'Die Baustellenzufahrt ist bis zum 31.12.2028 zurückzubauen.' },
  ],
  reasons: [
    {
      heading: 'Sachverhalt',
      paragraphs: ['Sie haben am 30.11.2026 die Baugenehmigung für ein Einfamilienhaus mit 750 m³ Brutto-Rauminhalt beantragt.'],
    },
    {
      heading: 'Rechtliche Würdigung',
      paragraphs: [
        'Das Vorhaben ist nach § 59 LBauO M-V genehmigungspflichtig. Es liegt im Geltungsbereich eines Bebauungsplans und widerspricht dessen Festsetzungen nicht.',
      ],
    },
  ],
  feeReference: 'Über die Gebühren ergeht ein gesonderter Gebührenbescheid.',
  appeal,
  preparedBy: 'Sabine Petersen, Bauordnung',
  releasedBy: 'Dr. Henrik Voß, Fachdienstleiter',
  releasedAt: '2027-02-26T13:42:00.000Z',
  snapshotHash: sha256('snapshot'),
};
