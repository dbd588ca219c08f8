import type { PlainDate } from '@bauraum/kernel';
import type { Dated, FeeSchedule, Land, PeriodRule, Sourced } from '@bauraum/law';

export interface Procedure extends Sourced {
  readonly id: string;
  /** The German name. */
  readonly title: string;
  readonly section: string;
}

/** A document that an application needs, by its code of the XBau list `anlagen`. */
export interface RequiredDocument extends Dated, Sourced {
  readonly procedures: readonly string[];
  readonly typeCode: string;
  /** German name, as the applicant reads it. */
  readonly title: string;
  readonly required: 'always' | 'conditional';
  /** For `conditional`: when it is needed, in German. */
  readonly condition?: string;
}

/** A ready-made text for notices and letters; `{name}` are placeholders. */
export interface TextBlock extends Dated, Sourced {
  readonly id: string;
  readonly use: TextUse;
  /** For ancillary provisions: code of the XBau list `nebenbestimmungart`. */
  readonly provisionType?: string;
  readonly title: string;
  readonly text: string;
}

export type TextUse =
  'provision' | 'appeal' | 'grant' | 'refusal' | 'fiction' | 'supplements' | 'participation' | 'withdrawal' | 'deemed-withdrawal';

/** Everything that differs between Länder. Rows are dated; a reform is a new row. */
export interface LandPack {
  readonly land: Land;
  readonly name: string;
  /** The building code, as it is cited. */
  readonly buildingCode: string;
  readonly procedures: readonly Procedure[];
  readonly periods: readonly PeriodRule[];
  readonly fees: readonly FeeSchedule[];
  readonly documents: readonly RequiredDocument[];
  readonly texts: readonly TextBlock[];
}

/** Federal law, beneath every Land. */
export type BasePack = Pick<LandPack, 'periods' | 'texts'>;

/** A body that an authority involves. */
export interface Body {
  /** Unique inside the authority. */
  readonly id: string;
  /** The German name. */
  readonly name: string;
  readonly kind: 'specialist' | 'municipality';
  /** For a municipality. */
  readonly municipalityAgs?: string;
  /** XBau: 1 competent for a field of law, 2 expert, 3 municipality. */
  readonly role: 1 | 2 | 3;
  /** Why it is usually involved, in German. */
  readonly defaultReason: string;
  /** Which period rule applies to its answer. */
  readonly periodKind: string;
  readonly legalBasis: string;
}

export interface Address {
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
}

/** One tenant: a permit authority. */
export interface AuthorityPack {
  readonly slug: string;
  /** The official German name. */
  readonly name: string;
  /** The department that signs. */
  readonly department: string;
  readonly land: Land;
  /** First five digits of the AGS of its municipalities. */
  readonly districtAgs: string;
  /** AGS of the authority's seat: its holidays count. */
  readonly seatAgs: string;
  readonly address: Address;
  /** Only a sandbox authority may move its clock. */
  readonly sandbox: boolean;
  /** `{year}` and `{number:n}` (padded with zeros to n digits). */
  readonly fileNumberPattern: string;
  /** Position in the record plan (Aktenplan) under which cases are kept. */
  readonly recordPlan: string;
  readonly bodies: readonly Body[];
}

/** What the lookups by date take. */
export type OnDay = PlainDate;
