/** What the journey reads of the api's answers. */
export interface CaseView {
  readonly id: string;
  readonly status: string;
  readonly fileNumber: string | null;
  readonly allowed: readonly string[];
  readonly openParticipations: number;
  readonly snapshotHash: string | null;
  readonly advance: { readonly paid: boolean };
  readonly deadlines: readonly { readonly kind: string; readonly dueOn: string; readonly status: string }[];
  readonly supplements: { readonly dueOn: string; readonly findings: readonly Finding[] } | null;
  readonly decision: { readonly kind: string; readonly noticeDocumentId: string | null } | null;
  readonly members: readonly { readonly name: string; readonly role: string }[];
}

export interface Finding {
  readonly id: string;
  readonly kind: string;
  readonly typeCode: string | null;
  readonly documentId: string | null;
  readonly open: boolean;
}

export interface ApplicationView {
  readonly revision: number;
  readonly data: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly problems: readonly { readonly path: string; readonly key: string }[];
}

export interface DocumentVersion {
  readonly version: number;
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
  readonly status: 'uploading' | 'checking' | 'available' | 'rejected';
  readonly problem: string | null;
}

export interface DocumentView {
  readonly id: string;
  readonly title: string;
  readonly typeCode: string;
  readonly direction: 'incoming' | 'outgoing' | 'internal';
  readonly currentVersion: number;
  readonly versions: readonly DocumentVersion[];
  readonly withdrawn: boolean;
}

export interface UploadView {
  readonly documentId: string;
  readonly version: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresAt: string;
}

export interface FeeView {
  readonly totalCents: number;
  readonly advanceCents: number;
  readonly paidCents: number;
  readonly openCents: number;
  readonly lines: readonly { readonly text: string; readonly amountCents: number | null }[];
}

export interface PaymentView {
  readonly id: string;
  readonly amountCents: number;
  readonly status: 'created' | 'awaitingPayer' | 'paid' | 'failed' | 'cancelled';
  readonly redirectUrl: string | null;
}

export interface ParticipationView {
  readonly id: string;
  readonly caseId: string;
  readonly fileNumber: string;
  readonly body: { readonly id: string; readonly name: string };
  readonly status: 'requested' | 'extensionAsked' | 'answered' | 'deemedNoConcerns' | 'cancelled';
  readonly dueOn: string;
  readonly documents: readonly DocumentView[];
  readonly statement: { readonly kind: string; readonly conditions: readonly unknown[] } | null;
}

export interface Provision {
  readonly id: string;
  readonly kindCode: string;
  readonly text: string;
  readonly legalBasis: string;
  readonly sourceParticipationId: string | null;
  readonly sourceBodyName: string | null;
}

export interface DecisionView {
  readonly revision: number;
  readonly provisions: readonly Provision[];
  readonly suggested: readonly Provision[];
  readonly status: string;
}

export interface EFileView {
  readonly recordNumber: string;
  readonly proceedings: readonly {
    readonly documents: readonly { readonly no: number; readonly title: string; readonly direction: string; readonly sha256: string }[];
  }[];
}

export interface JournalEntry {
  readonly seq: number;
  readonly event: string;
  readonly process: string;
  readonly actor: { readonly name: string; readonly role: string };
  readonly from: string;
  readonly to: string;
  readonly hash: string;
  readonly previousHash: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface Me {
  readonly today: string;
  readonly now: string;
  readonly roles: readonly string[];
}

export interface Notification {
  readonly caseId: string | null;
  readonly kind: string;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}
