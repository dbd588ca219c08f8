// The words of the portal for the types of the API, which are generated from the OpenAPI document (libs/api-client).
import type { Schema } from '@bauraum/api-client';

/** An error answer (RFC 9457) with what the api adds. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  instance?: string;
  requestId: string;
  /** 422: the fields that are refused. */
  fields?: { path: string; key: string; params?: Record<string, string | number> }[];
  /** 409 `event-not-allowed`: what was sent, in which state, and what is allowed now. */
  event?: string;
  state?: string;
  allowed?: string[];
  /** The same: why not, in German, and the names of the conditions that said no. */
  reason?: string;
  because?: string[];
  /** 409 `stale-revision`: the revision that stands now. */
  current?: number;
  /** 409 `fee-not-computable`: paths of the answers that are missing, or `/fee/...` for what the office sets. */
  missing?: string[];
}

/** One page of a keyset-paged list; every list of the API has this shape. */
export interface Paged<T> {
  items: readonly T[];
  next: string | null;
  total?: number;
}

/** The applicant side: a role in one case. */
export type CaseRole = Member['role'];
export type Role = CaseRole | 'clerk' | 'officer' | 'head' | 'administrator' | 'body-member';

/** What a person may do now, as data: button, form and consequence. */
export type ActView = Schema<'ActView'>;
export type ActField = Schema<'ActFieldView'>;
export type Advice = Schema<'AdviceView'>;
export type Calendar = Schema<'CalendarView'>;
export type CalendarToken = Schema<'CalendarTokenView'>;
export type Message = Schema<'MessageView'>;
export type MessagesView = Schema<'MessagesView'>;
export type MessageTopic = Schema<'TopicView'>;
export type Application = Schema<'ApplicationView'>;
export type Authority = Schema<'AuthorityView'>;
export type Body = Schema<'BodyView'>;
export type CaseRow = Schema<'CaseRow'>;
export type CaseStatus = CaseRow['status'];
export type CaseView = Schema<'CaseView'>;
export type ClocksView = Schema<'ClocksView'>;
export type Competence = Schema<'CompetenceView'>;
export type CodeLabel = Schema<'CodeView'>;
export type CompletenessPoint = Schema<'CompletenessPoint'>;
export type CompletenessView = Schema<'CompletenessView'>;
export type Condition = Schema<'ConditionView'>;
export type DeadlineView = Schema<'DeadlineView'>;
export type Decision = Schema<'DecisionView'>;
export type Doc = Schema<'DocumentView'>;
/** The field of work of a specialist planner, and what of the application belongs to it. */
export type Discipline = Schema<'DisciplineView'>;
export type DocumentType = Schema<'CodeView'>;
export type TypeSuggestion = Schema<'TypeSuggestionView'>;
export type NameSuggestion = Schema<'NameSuggestionView'>;
export type ContentSuggestions = Schema<'ContentSuggestionsView'>;
export type DocVersion = Schema<'DocumentVersionView'>;
export type EFile = Schema<'EFileView'>;
export type Fee = Schema<'FeeView'>;
export type FeeOptions = Schema<'FeeOptionsView'>;
export type FeeSettings = Schema<'FeeSettingsInput'>;
export type Finding = Schema<'FindingView'>;
export type FormDefinition = Schema<'FormView'>;
export type FormField = Schema<'FormFieldView'>;
export type FormChoice = Schema<'FormChoiceView'>;
export type FormSection = Schema<'FormSectionView'>;
export type History = Schema<'HistoryView'>;
export type Invitation = Schema<'InvitationView'>;
export type InvitationPreview = Schema<'InvitationPreview'>;
export type JournalEntry = Schema<'JournalEntryView'>;
export type LinkedCase = Schema<'LinkedCase'>;
export type Mail = Schema<'MailView'>;
export type Me = Schema<'MeView'>;
export type Member = Schema<'MemberView'>;
export type Municipality = Schema<'MunicipalityView'>;
export type Notification = Schema<'NotificationDto'>;
export type Participation = Schema<'ParticipationView'>;
export type Payment = Schema<'PaymentView'>;
export type PersonRef = Schema<'PersonRef'>;
export type Preview = Schema<'PreviewView'>;
export type PreviewImage = Schema<'PreviewImageView'>;
export type PreviewPage = Schema<'PreviewPageView'>;
export type Procedure = Schema<'ProcedureView'>;
export type Proceeding = Schema<'ProceedingView'>;
export type Proceedings = Schema<'ProceedingsView'>;
export type Provision = Schema<'Provision'>;
export type Question = Schema<'QuestionView'>;
export type RequiredDocument = Schema<'RequiredDocumentView'>;
export type SentInvitation = Schema<'SentInvitationView'>;
export type Session = Schema<'SessionView'>;
export type SimulatedStep = Schema<'SimulatedStepView'>;
export type Simulation = Schema<'SimulationView'>;
export type Statement = Schema<'StatementView'>;
export type SupplementRequest = Schema<'SupplementRequestView'>;
export type TimelineEntry = Schema<'TimelineEntryView'>;
export type Upload = Schema<'UploadView'>;
export type Version = Schema<'VersionView'>;
export type WaitingClock = Schema<'WaitingClock'>;
