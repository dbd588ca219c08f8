import type { CaseRole, PlainDate } from '@bauraum/kernel';
import type { Condition, Dated, FeeSchedule, Land, NotificationRule, PeriodRule, Sourced } from '@bauraum/law';

/** A procedure that an authority offers, and the machine that runs it. */
export interface Procedure extends Dated, Sourced {
  readonly id: string;
  /** The German name. */
  readonly title: string;
  readonly section: string;
  /** What it is for, in a sentence that a builder understands. */
  readonly summary: string;
  /** Folder in `workflows/`; new cases start on its newest version, or on this one. */
  readonly workflow: string;
  readonly workflowVersion?: number;
  /** `case`: begins with an application of its own; `proceeding`: runs beneath a case that there is. */
  readonly level: 'case' | 'proceeding';
  /** Where the application goes first. */
  readonly entry?: 'authority' | 'municipality';
  /** The form that is filled in; for `case` only. */
  readonly form?: string;
  /** To which procedure it is handed over without being entered again (§ 62 MBO: the simplified one). */
  readonly handsOverTo?: string;
  /** When the fee falls due. */
  readonly feeDue?: 'with-application' | 'with-decision' | 'none';
}

export type FieldType = 'text' | 'longtext' | 'number' | 'integer' | 'choice' | 'date' | 'email' | 'boolean' | 'parcel';

/** One field of an application form. */
export interface FormField {
  readonly id: string;
  readonly type: FieldType;
  readonly required: boolean;
  /** German label; the portal's translations win where they have one. */
  readonly label: string;
  readonly hint?: string;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
  /** A pattern of the whole value (regular expression), e.g. of a postal code. */
  readonly pattern?: string;
  /** Key of the problem when the pattern does not fit; the portal has its words. */
  readonly problem?: string;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** Choices that the authority's data give. */
  readonly choicesFrom?: 'municipalities' | 'buildingKinds';
  /** Only "yes" lets the application be filed. */
  readonly mustBeTrue?: boolean;
  /** Asked only when this holds. */
  readonly when?: Condition;
}

export interface FormSection {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly FormField[];
}

/** The application form of one or several procedures. */
export interface Form extends Dated, Sourced {
  readonly id: string;
  readonly sections: readonly FormSection[];
}

/** A document that an application needs, by its code of the XBau list `anlagen`. */
export interface RequiredDocument extends Dated, Sourced {
  readonly id: string;
  readonly procedures: readonly string[];
  readonly typeCode: string;
  /** German name, as the applicant reads it. */
  readonly title: string;
  readonly required: 'always' | 'conditional';
  /** For `conditional`: when it is needed, in German. */
  readonly condition?: string;
  /** The same for the machine, over the answers of the form; absent: a human decides. */
  readonly when?: Condition;
}

/** What a machine can tell of an uploaded file. */
export const DOCUMENT_CHECK_KINDS = [
  'readable',
  'notEncrypted',
  'noJavaScript',
  'noEmbeddedFiles',
  'pdfA',
  'fontsEmbedded',
  'textLayer',
  'notBlank',
  'pageSizes',
  'onePlanPerFile',
  'scaleText',
  'typeFits',
  'noDuplicate',
] as const;
export type DocumentCheckKind = (typeof DOCUMENT_CHECK_KINDS)[number];

/** How an uploaded file has to be. It explains and warns; it blocks only where the law does. */
export interface DocumentCheck extends Dated, Sourced {
  readonly id: string;
  readonly kind: DocumentCheckKind;
  /** Absent: every procedure. */
  readonly procedures?: readonly string[];
  /** Codes of the XBau list `anlagen`; absent: every document. */
  readonly typeCodes?: readonly string[];
  readonly severity: 'required' | 'recommended' | 'hint';
  /** The rule in German, as the applicant reads it. */
  readonly text: string;
  /** What helps, in German. */
  readonly remedy: string;
  /** `pageSizes`: the formats that are fine. */
  readonly formats?: readonly ('A0' | 'A1' | 'A2' | 'A3' | 'A4')[];
  /** `scaleText`: the greatest number after `1:`. */
  readonly scale?: number;
  /** `typeFits`: beginnings of words that say that a document is of these types, small letters. */
  readonly words?: readonly string[];
  /** The application cannot be filed before it is put right. */
  readonly blocks?: boolean;
  /** Such a file is not taken at all, at the upload. */
  readonly refuses?: boolean;
}

/** What can be told of a file while it is in quarantine. */
export const REFUSING_KINDS = ['notEncrypted', 'noJavaScript', 'noEmbeddedFiles'] as const satisfies DocumentCheckKind[];

/** A ready-made text for notices and letters, in which `{name}` are placeholders, or a help text of the form. */
export interface TextBlock extends Dated, Sourced {
  readonly id: string;
  /** What it is for: `grant`, `refusal`, `appeal`, `provision`, the name of a letter, or `help.<section>` and `help.<section>.<field>`. */
  readonly use: string;
  /** Absent: every procedure. */
  readonly procedures?: readonly string[];
  /** For ancillary provisions: code of the XBau list `nebenbestimmungart`. */
  readonly provisionType?: string;
  readonly title: string;
  readonly text: string;
}

/** A question that helps to find the procedure; its answer is the fact of the same id. */
export interface Question {
  readonly id: string;
  readonly text: string;
  readonly hint?: string;
  readonly type: 'boolean' | 'choice' | 'number';
  readonly unit?: string;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

/** Which procedure applies, and why. The first row that holds wins. */
export interface ProcedureRule extends Dated, Sourced {
  readonly id: string;
  /** Rows are tried in this order. */
  readonly order: number;
  readonly when: Condition;
  /** Absent: no procedure is needed. */
  readonly procedure?: string;
  /** The reason in German, as the applicant reads it. */
  readonly why: string;
}

/** `all`, or those named: sections of the form by id, documents by their code of the XBau list `anlagen`. */
export type Released = 'all' | readonly string[];

/** What one party of an application must release before it can be filed (Freizeichnung). */
export interface SignOffRule extends Dated, Sourced {
  readonly id: string;
  readonly procedures: readonly string[];
  /** The party. */
  readonly role: CaseRole;
  /** Of a planner: the discipline. The row counts when somebody plans it in the case and there is something to release. */
  readonly discipline?: string;
  /** German name, e.g. `Bauantrag`. */
  readonly title: string;
  /** The declaration in German, as the party confirms it. */
  readonly text: string;
  readonly releases: { readonly sections: Released; readonly documents: Released };
  /** Over the answers of the form; absent: always. */
  readonly when?: Condition;
  /** Other parties that may do it too; nobody signs for two parties otherwise. */
  readonly mayAlsoBeSignedBy?: readonly { readonly role: CaseRole; readonly when?: Condition }[];
}

/** What a specialist planner (Fachplaner, § 54 Abs. 2 MBO) works on in an application. */
export interface Discipline extends Dated, Sourced {
  readonly id: string;
  /** German name. */
  readonly label: string;
  /** Sections of the form in which its planner writes, by id. */
  readonly sections: readonly string[];
  /** Documents that its planner brings: codes of the XBau list `anlagen`. */
  readonly documents: readonly string[];
}

/** Everything that may stand in any pack. A nearer pack's rows replace those of the same id above it. */
export interface PackRules {
  readonly procedures: readonly Procedure[];
  readonly periods: readonly PeriodRule[];
  readonly fees: readonly FeeSchedule[];
  readonly documents: readonly RequiredDocument[];
  /** How uploaded files have to be. */
  readonly documentChecks: readonly DocumentCheck[];
  /** Who must release what before an application is filed. */
  readonly signOffs: readonly SignOffRule[];
  /** What specialist planners work on. */
  readonly disciplines: readonly Discipline[];
  readonly texts: readonly TextBlock[];
  readonly forms: readonly Form[];
  readonly questions: readonly Question[];
  readonly procedureRules: readonly ProcedureRule[];
  /** When a notice counts as notified, by channel. */
  readonly notifications: readonly NotificationRule[];
}

interface Layer extends Partial<PackRules> {
  /** Ids of rows above that do not hold here. */
  readonly without?: readonly string[];
}

/** Federal law, beneath every Land. */
export interface BasePack extends Layer {
  readonly kind: 'base';
}

/** Everything that differs between Länder. Rows are dated; a reform is a new row. */
export interface LandPack extends Layer {
  readonly kind: 'land';
  readonly land: Land;
  readonly name: string;
  /** The building code, as it is cited. */
  readonly buildingCode: string;
}

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
  /** Over the answers of the form: when it is suggested; absent: always. */
  readonly suggestWhen?: Condition;
  /** Which period rule applies to its answer. */
  readonly periodKind: string;
  /** Other rules that the office may choose, e.g. consent under § 36a BauGB in place of § 36. */
  readonly otherPeriodKinds?: readonly string[];
  readonly legalBasis: string;
}

export interface Address {
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
}

/** One tenant: a permit authority. */
export interface AuthorityPack extends Layer {
  readonly kind: 'authority';
  readonly slug: string;
  /** The official German name. */
  readonly name: string;
  /** The department that signs. */
  readonly department: string;
  readonly land: Land;
  /** The municipalities that it decides for: official key (AGS, 8 digits) -> name. */
  readonly municipalities: Readonly<Record<string, string>>;
  /** AGS of the authority's seat: its holidays count. */
  readonly seatAgs: string;
  /** Holidays that hold in single municipalities only and hold at the seat, by the id of their row. */
  readonly localHolidays?: readonly string[];
  readonly address: Address;
  /** Only a sandbox authority may move its clock. */
  readonly sandbox: boolean;
  /** `{year}` and `{number:n}` (padded with zeros to n digits). */
  readonly fileNumberPattern: string;
  /** Position in the record plan (Aktenplan) under which cases are kept; by procedure where it differs. */
  readonly recordPlan: string;
  readonly recordPlanByProcedure?: Readonly<Record<string, string>>;
  /** Procedures that it offers; absent: all of its Land. */
  readonly offers?: readonly string[];
  /** How it can be reached and serves notices. */
  readonly channels: readonly ('portal' | 'post' | 'formal')[];
  readonly branding?: { readonly shortName?: string; readonly accent?: string };
  readonly bodies: readonly Body[];
}

export type Pack = BasePack | LandPack | AuthorityPack;

/** What the lookups by date take. */
export type OnDay = PlainDate;
