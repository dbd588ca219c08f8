/** The names and texts of the demo: authorities, law, the application of an invented builder. Nothing but data. */
export const MAIN = 'nordwestmecklenburg';
export const SECOND = 'ludwigslust-parchim';
export const MAIN_NAME = 'Landkreis Nordwestmecklenburg';
export const SECOND_NAME = 'Landkreis Ludwigslust-Parchim';
/** Authorities in two other Länder: other sections, periods, fees; in the second the municipality is the entry. */
export const NORTH = 'ammerland';
export const NORTH_NAME = 'Landkreis Ammerland';
export const SOUTH = 'oehringen';
export const SOUTH_NAME = 'Große Kreisstadt Öhringen';

/** The legal basis of each step, for the progress lines. */
export const LAW = {
  application: '§ 68 LBauO M-V',
  designer: '§ 54 LBauO M-V',
  documents: '§ 68 Abs. 2 LBauO M-V',
  fee: 'BauGebVO M-V',
  advance: '§ 16 VwKostG M-V',
  signOff: '§ 68 Abs. 4 LBauO M-V',
  receipt: '§ 69 Abs. 1 LBauO M-V',
  formalCheck: '§ 69 LBauO M-V',
  supplements: '§ 69 Abs. 2 LBauO M-V',
  participation: '§ 69 Abs. 1 LBauO M-V',
  municipality: '§ 36 BauGB',
  nature: '§ 17 BNatSchG',
  monument: '§ 7 DSchG M-V',
  immission: '§ 22 BImSchG',
  roads: '§ 45 StVO',
  decision: '§ 72 LBauO M-V',
  provisions: '§ 36 VwVfG M-V',
  fourEyes: 'Geschäftsordnung',
  notice: '§ 41 VwVfG M-V',
  withdrawal: '§ 22 VwVfG M-V',
  records: '§ 6 EGovG, Aktenordnung',
} as const;

export interface ApplicationData {
  readonly title: string;
  readonly municipalityAgs: string;
  /** What the builder fills in. */
  readonly builders: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** What the designer fills in. */
  readonly designers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const DESIGNER = {
  name: 'Jonas Weiß',
  chamberNumber: 'AK-1742-05',
  office: 'Weiß Architektur',
  street: 'Mecklenburgstraße 12',
  postalCode: '19053',
  place: 'Schwerin',
  email: 'jonas.weiss@example.org',
} as const;

const BUILDING = { grossVolume: 750, grossFloorArea: 200, storeys: 2, dwellings: 1, buildingClass: 1, height: 3.1 } as const;
const TITLE = 'Neubau eines Einfamilienhauses';

export const GREVESMUEHLEN: ApplicationData = {
  title: TITLE,
  municipalityAgs: '13074026',
  builders: {
    project: {
      title: TITLE,
      description: 'Freistehendes Einfamilienhaus mit zwei Vollgeschossen und zwei Stellplätzen. Ein Obstbaum entfällt und wird ersetzt.',
      buildingKind: 'dwelling',
      newBuilding: true,
    },
    plot: {
      street: 'Am Ploggensee',
      houseNumber: '14',
      postalCode: '23936',
      municipalityAgs: '13074026',
      cadastralDistrict: 'Grevesmühlen',
      corridor: '7',
      parcel: '112/4',
    },
    builder: {
      name: 'Anna Berger',
      street: 'Lindenweg 3',
      postalCode: '23936',
      place: 'Grevesmühlen',
      email: 'anna.berger@example.org',
      phone: '03881 000000',
    },
    declarations: { ownerConsent: true, truthful: true },
  },
  designers: { building: BUILDING, designer: DESIGNER },
};

export const LUDWIGSLUST: ApplicationData = {
  title: TITLE,
  municipalityAgs: '13076090',
  builders: {
    project: {
      title: TITLE,
      description: 'Freistehendes Einfamilienhaus mit zwei Vollgeschossen.',
      buildingKind: 'dwelling',
      newBuilding: true,
    },
    plot: {
      street: 'Schlossstraße',
      houseNumber: '40',
      postalCode: '19288',
      municipalityAgs: '13076090',
      cadastralDistrict: 'Ludwigslust',
      corridor: '3',
      parcel: '58/2',
    },
    builder: {
      name: 'Tom Haas',
      street: 'Breite Straße 7',
      postalCode: '19288',
      place: 'Ludwigslust',
      email: 'tom.haas@example.org',
    },
    declarations: { ownerConsent: true, truthful: true },
  },
  // An architect builds for himself and is his own designer.
  designers: {
    building: BUILDING,
    designer: {
      isBuilder: true,
      name: 'Tom Haas',
      chamberNumber: 'AK-2210-11',
      street: 'Breite Straße 7',
      postalCode: '19288',
      place: 'Ludwigslust',
      email: 'tom.haas@example.org',
    },
  },
};

export const SUPPLEMENTS = {
  missing: {
    kind: 'documentMissing',
    typeCode: '2002',
    text: 'Es fehlt der Schnitt mit Geländehöhen, Geschosshöhen und Dachneigung.',
    legalBasis: '§ 8 BauVorlVO M-V',
  },
  defective: {
    kind: 'documentDefective',
    text: 'Im Lageplan fehlt der Höhenbezug der Geländeoberfläche an den Gebäudeecken.',
    legalBasis: '§ 7 BauVorlVO M-V',
  },
} as const;

/** What the nature authority asks for. */
export const CONDITIONS = [
  {
    kindCode: '2',
    text: 'Die beiden Bäume im Süden des Grundstücks und ihre Wurzelbereiche sind während der Bauarbeiten durch einen festen Zaun zu schützen.',
    reason: 'Die Bäume haben einen Stammumfang von mehr als 100 cm und sind gesetzlich geschützt.',
    legalBasis: '§ 18 NatSchAG M-V',
  },
  {
    kindCode: '6',
    text: 'Der Obstbaum im Nordwesten darf nur in der Zeit vom 1. Oktober bis zum 28. Februar gefällt werden.',
    reason: 'In der übrigen Zeit brüten Vögel.',
    legalBasis: '§ 39 Abs. 5 BNatSchG',
  },
] as const;

/** The authority's own provision. */
export const PROVISION = {
  kindCode: '2',
  text: 'Sie müssen den Beginn der Bauarbeiten mindestens eine Woche vorher anzeigen.',
  legalBasis: '§ 72 Abs. 8 LBauO M-V',
} as const;

export const REASONS =
  'Das Vorhaben ist genehmigungsfähig. Öffentlich-rechtliche Vorschriften, die im vereinfachten Verfahren zu prüfen sind, stehen nicht entgegen.\n' +
  'Die Nebenbestimmungen zum Baumschutz beruhen auf der Stellungnahme der unteren Naturschutzbehörde.';

export const CHECKLIST = ['Bauvorlagen vollständig', 'Bauvorlageberechtigung nachgewiesen', 'Zuständigkeit gegeben'] as const;

/** Drawn into the plans of the demo. */
export const PLAN_HEADS = {
  main: {
    project: { title: TITLE, site: 'Am Ploggensee 14, 23936 Grevesmühlen', parcel: 'Gemarkung Grevesmühlen, Flur 7, Flurstück 112/4' },
    builder: { name: 'Anna Berger', address: 'Lindenweg 3, 23936 Grevesmühlen' },
  },
  second: {
    project: { title: TITLE, site: 'Schlossstraße 40, 19288 Ludwigslust', parcel: 'Gemarkung Ludwigslust, Flur 3, Flurstück 58/2' },
    builder: { name: 'Tom Haas', address: 'Breite Straße 7, 19288 Ludwigslust' },
  },
  designer: {
    name: DESIGNER.name,
    office: DESIGNER.office,
    address: `${DESIGNER.street}, ${DESIGNER.postalCode} ${DESIGNER.place}`,
    chamber: `Architektenkammer M-V, ${DESIGNER.chamberNumber}`,
  },
} as const;
