import type { RequiredDocument } from '../../types';

type Row = Pick<RequiredDocument, 'typeCode' | 'title' | 'basis' | 'condition'>;

const always: readonly Row[] = [
  { typeCode: '1500', title: 'Baubeschreibung', basis: '§ 3 Nr. 3, § 9 BauVorlVO M-V' },
  { typeCode: '1802', title: 'Auszug aus der Liegenschaftskarte', basis: '§ 3 Nr. 1, § 7 Abs. 1 BauVorlVO M-V' },
  { typeCode: '1803', title: 'Lageplan', basis: '§ 3 Nr. 1, § 7 BauVorlVO M-V' },
  { typeCode: '2001', title: 'Grundrisse', basis: '§ 3 Nr. 2, § 8 BauVorlVO M-V' },
  { typeCode: '2002', title: 'Schnitte', basis: '§ 3 Nr. 2, § 8 BauVorlVO M-V' },
  { typeCode: '2003', title: 'Ansichten', basis: '§ 3 Nr. 2, § 8 BauVorlVO M-V' },
  { typeCode: '2201', title: 'Berechnung des umbauten Raums', basis: '§ 3 BauVorlVO M-V; BauGebVO M-V' },
];

const conditional: readonly Row[] = [
  {
    typeCode: '0401',
    title: 'Nachweis der Bauvorlageberechtigung',
    basis: '§ 65 LBauO M-V',
    condition: 'Wenn die Bauvorlageberechtigung nicht aus dem Verzeichnis einer Kammer hervorgeht.',
  },
  {
    typeCode: '0601',
    title: 'Zustimmung des Grundstückseigentümers',
    basis: '§ 68 Abs. 4 LBauO M-V',
    condition: 'Wenn Ihnen das Grundstück nicht gehört und die Behörde die Zustimmung verlangt.',
  },
  {
    typeCode: '0603',
    title: 'Vollmacht des Bauherrn',
    basis: '§ 14 VwVfG M-V',
    condition: 'Wenn jemand den Antrag für Sie stellt.',
  },
  {
    typeCode: '0705',
    title: 'Erklärung zum Standsicherheitsnachweis',
    basis: '§ 66 LBauO M-V, § 14 BauVorlVO M-V',
    condition: 'Spätestens vor Baubeginn, wenn der Nachweis nicht geprüft wird.',
  },
  {
    typeCode: '0800',
    title: 'Antrag auf Ausnahme, Befreiung oder Abweichung',
    basis: '§ 67 LBauO M-V',
    condition: 'Wenn Ihr Vorhaben von einer Vorschrift abweicht.',
  },
  {
    typeCode: '1901',
    title: 'Berechnung des Maßes der baulichen Nutzung',
    basis: '§ 3 BauVorlVO M-V',
    condition: 'Wenn für das Grundstück ein Bebauungsplan gilt.',
  },
  {
    typeCode: '2701',
    title: 'Brandschutznachweis',
    basis: '§ 66 LBauO M-V, § 11 BauVorlVO M-V',
    condition: 'Wenn der Brandschutz geprüft wird.',
  },
  {
    typeCode: '2801',
    title: 'Standsicherheitsnachweis',
    basis: '§ 66 LBauO M-V, § 10 BauVorlVO M-V',
    condition: 'Wenn die Standsicherheit geprüft wird.',
  },
  {
    typeCode: '2804',
    title: 'Nachweis des Schallschutzes',
    basis: '§ 66 LBauO M-V, § 12 BauVorlVO M-V',
    condition: 'Spätestens vor Baubeginn.',
  },
  {
    typeCode: '2805',
    title: 'Nachweis des Wärmeschutzes',
    basis: 'Gebäudeenergiegesetz',
    condition: 'Spätestens vor Baubeginn.',
  },
];

const common = {
  procedures: ['simplified'],
  source: 'BauVorlVO M-V in der Fassung vom 30. November 2022 (umwelt-online.de/recht/bau/laender/mv/bvorl.htm)',
  verified: false,
  validFrom: '2022-12-13',
} as const;

/** Submission documents of the Land's ordinance. The form and the statistics are filled in online and so are no documents here. */
export const documents: readonly RequiredDocument[] = [
  ...always.map((row) => ({ ...row, ...common, required: 'always' as const })),
  ...conditional.map((row) => ({ ...row, ...common, required: 'conditional' as const })),
];
