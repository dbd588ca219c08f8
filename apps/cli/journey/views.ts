import type { Schema } from '@bauraum/api-client';

/** The api's answers, as its OpenAPI document names them. */
export type CaseView = Schema<'CaseView'>;
export type ApplicationView = Schema<'ApplicationView'>;
export type DocumentView = Schema<'DocumentView'>;
export type DocumentVersion = Schema<'DocumentVersionView'>;
export type UploadView = Schema<'UploadView'>;
/** Of a file that is not sent in parts. */
export type WholeUpload = UploadView & { readonly url: string };
export type SignOffsView = Schema<'SignOffsView'>;
export type FeeView = Schema<'FeeView'>;
export type PaymentView = Schema<'PaymentView'>;
export type ParticipationView = Schema<'ParticipationView'>;
export type DecisionView = Schema<'DecisionView'>;
export type EFileView = Schema<'EFileView'>;
export type JournalEntry = Schema<'JournalEntryView'>;
export type Me = Schema<'MeView'>;
export type Notification = Schema<'NotificationDto'>;
export type Mail = Schema<'MailView'>;

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}
