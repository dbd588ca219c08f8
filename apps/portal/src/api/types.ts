// The HTTP contract of the portal. These are the shapes of /api/v1; they move to `libs/api-client` once that is generated.
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  instance?: string;
  requestId: string;
  fields?: { path: string; key: string; params?: Record<string, string | number> }[];
  event?: string;
  state?: string;
  allowed?: string[];
  current?: number;
};
export type Paged<T> = { items: T[]; next: string | null; total?: number };
export type PersonRef = { id: string; name: string };

// ---- session (no authority)
export type Authority = { id: string; name: string; land: string; landName: string; sandbox: boolean; place: string };

// ---- inside an authority: /api/v1/{authority}/...
export type Me = {
  personId: string;
  name: string;
  email: string | null;
  roles: Role[];
  bodies: { id: string; name: string }[];
  now: string;
  today: string;
  unread: number;
};
export type Role = 'builder' | 'designer' | 'clerk' | 'officer' | 'head' | 'administrator' | 'body-member';
export type Notification = {
  id: string;
  caseId: string | null;
  kind: string;
  params: Record<string, string>;
  createdAt: string;
  readAt: string | null;
};
export type Mail = { id: string; to: string; subject: string; body: string; createdAt: string };
export type FormDefinition = {
  sections: FormSection[];
  requiredDocuments: { typeCode: string; label: string; basis: string; level: 'required' | 'recommended' }[];
};
export type FormSection = { id: string; fields: FormField[] };
export type FormField = {
  id: string;
  type: 'text' | 'longtext' | 'number' | 'integer' | 'choice' | 'date' | 'email' | 'boolean';
  required: boolean;
  maxLength?: number;
  min?: number;
  max?: number;
  choices?: string[];
  unit?: string;
};

// ---- cases
export type CaseRow = {
  id: string;
  title: string;
  fileNumber: string | null;
  status: CaseStatus;
  place: string;
  createdAt: string;
  submittedAt: string | null;
  nextDeadline: DeadlineView | null;
  openParticipations: number;
  myRoles: Role[];
};
export type CaseStatus =
  | 'draft'
  | 'formalCheck'
  | 'supplementsRequested'
  | 'substantiveCheck'
  | 'releasePending'
  | 'granted'
  | 'refused'
  | 'deemedGranted'
  | 'withdrawn'
  | 'deemedWithdrawn'
  | 'discarded';
export type CaseView = CaseRow & {
  procedure: 'simplified';
  procedureBasis: string;
  municipalityAgs: string;
  revision: number;
  members: Member[];
  deadlines: DeadlineView[];
  allowed: string[]; // events the caller may send now, e.g. SUBMIT, WITHDRAW, REQUEST_SUPPLEMENTS
  ball: 'applicants' | 'office' | 'bodies' | 'nobody'; // who acts next
  supplements: SupplementRequest | null;
  advance: { paid: boolean };
  snapshotHash: string | null;
  decision: { kind: 'grant' | 'refuse'; releasedAt: string; noticeDocumentId: string | null } | null;
};
export type Member = { personId: string; name: string; role: 'builder' | 'designer'; joinedAt: string };
export type DeadlineView = {
  id: string;
  kind: 'formalCheck' | 'decision' | 'supplements' | 'statement';
  dueOn: string;
  status: 'open' | 'fired' | 'cancelled';
  fiction: boolean;
  consequence: string | null;
  basis: string;
  explanation: Record<string, unknown>;
  participationId: string | null;
  bodyName: string | null;
};
export type SupplementRequest = { id: string; requestedAt: string; dueOn: string; findings: Finding[]; answeredAt: string | null };
export type Finding = {
  id: string;
  kind: 'documentMissing' | 'documentDefective' | 'fieldWrong' | 'other';
  typeCode: string | null;
  documentId: string | null;
  field: string | null;
  text: string;
  legalBasis: string;
  answer: string | null;
  answerDocumentId: string | null;
  open: boolean;
};
export type Application = {
  revision: number;
  data: Record<string, Record<string, unknown>>;
  updatedAt: string;
  updatedBy: PersonRef | null;
  problems: { path: string; key: string }[];
};
export type Fee = {
  totalCents: number;
  lines: { text: string; basis: string; amountCents: number | null; detail?: string }[];
  advanceCents: number;
  paidCents: number;
  openCents: number;
  schedule: string;
  validFrom: string;
  verified: boolean;
};
export type Payment = {
  id: string;
  purpose: 'advance' | 'final';
  amountCents: number;
  status: 'created' | 'awaitingPayer' | 'paid' | 'failed' | 'cancelled';
  redirectUrl: string | null;
  createdAt: string;
};
// ---- documents
export type Doc = {
  id: string;
  title: string;
  typeCode: string;
  typeLabel: string;
  direction: 'incoming' | 'outgoing' | 'internal';
  currentVersion: number;
  versions: DocVersion[];
  withdrawn: boolean;
};
export type DocVersion = {
  version: number;
  fileName: string;
  size: number;
  mediaType: string;
  sha256: string | null;
  status: 'uploading' | 'checking' | 'available' | 'rejected';
  problem: string | null;
  uploadedBy: PersonRef | null;
  uploadedAt: string;
  reason: string | null;
};
export type Upload = {
  documentId: string;
  version: number;
  url: string;
  method: 'PUT';
  headers: Record<string, string>;
  expiresAt: string;
};
// ---- office
export type Body = { id: string; name: string; kind: string; role: 1 | 2 | 3; defaultReason: string; legalBasis: string };
export type Participation = {
  id: string;
  caseId: string;
  caseTitle: string;
  fileNumber: string;
  place: string;
  body: { id: string; name: string; kind: string };
  status: 'requested' | 'extensionAsked' | 'answered' | 'deemedNoConcerns' | 'cancelled';
  reason: string;
  legalBasis: string;
  consequence: string;
  requestedAt: string;
  deliveredAt: string | null;
  dueOn: string;
  extension: { until: string; reason: string } | null;
  documents: Doc[];
  statement: Statement | null;
  allowed: string[];
};
export type Statement = {
  kind: 'consent' | 'conditions' | 'objection' | 'notAffected' | 'deemedNoConcerns';
  text: string;
  conditions: Condition[];
  by: PersonRef | null;
  at: string;
};
export type Condition = { id: string; kindCode: string; kindLabel: string; text: string; reason: string; legalBasis: string };
export type Decision = {
  revision: number;
  kind: 'grant' | 'refuse';
  reasons: string;
  provisions: Provision[];
  suggested: Provision[];
  preparedBy: PersonRef | null;
  proposedAt: string | null;
  releasedBy: PersonRef | null;
  releasedAt: string | null;
  status: 'draft' | 'proposed' | 'released';
};
export type Provision = {
  id: string;
  kindCode: string;
  text: string;
  legalBasis: string;
  sourceParticipationId: string | null;
  sourceBodyName: string | null;
};
export type EFile = {
  recordNumber: string;
  recordTitle: string;
  recordPlan: string;
  openedAt: string;
  proceedings: {
    number: string;
    title: string;
    documents: {
      no: number;
      documentId: string;
      version: number;
      title: string;
      typeLabel: string;
      direction: 'incoming' | 'outgoing' | 'internal';
      filedAt: string;
      sha256: string;
      size: number;
      fileName: string;
    }[];
  }[];
};
export type JournalEntry = {
  seq: number;
  event: string;
  process: 'building-permit' | 'participation' | 'payment';
  processId: string;
  at: string;
  recordedAt: string;
  actor: { id: string; name: string; role: string };
  from: string;
  to: string;
  payload: Record<string, unknown>;
  hash: string;
  previousHash: string;
};
// ---- participating body
export type Session = { authenticated: boolean; name?: string; subject?: string };
export type Municipality = { ags: string; name: string };
export type DocumentType = { code: string; label: string };
export type Invitation = { id: string; url: string; expiresAt: string };
export type CodeLabel = { code: string; label: string };
