import { Module, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import {
  Applications,
  ApplicationsController,
  FilingConditions,
  Guests,
  HandOver,
  Invitations,
  JoinController,
  Members,
  MembersController,
  ProduceReceipt,
  ProduceSupplementReceipt,
  Submission,
  SupplementDrafts,
  Supplements,
  SupplementsController,
} from '@bauraum/applications';
import { AuthorityController, ProceduresController } from '@bauraum/authority';
import { CalendarController, Calendars } from '@bauraum/calendar';
import {
  CaseClocks,
  CaseList,
  CasesController,
  CaseViews,
  DeadlineSweep,
  Effects,
  WorkflowRunner,
  type EffectHandler,
} from '@bauraum/cases';
import { Collaboration, CollaborationController } from '@bauraum/collaboration';
import { Completeness, CompletenessController, ReadFacts } from '@bauraum/completeness';
import {
  Decisions,
  DecisionsController,
  IssueFinalFee,
  ProduceClosingLetter,
  ProduceFictionCertificate,
  ProduceNotice,
  RecordStatistics,
} from '@bauraum/decisions';
import {
  DocumentArchive,
  DocumentArchiveController,
  DocumentLabels,
  DocumentLabelsController,
  Documents,
  DocumentsController,
  Filing,
  Quarantine,
  SettleUpload,
  Uploads,
} from '@bauraum/documents';
import { DailyRoots, EFileController, EFileService, OpenEFile, SealKeys } from '@bauraum/efile';
import { FormalCheck, FormalCheckController, ProduceSupplementLetter } from '@bauraum/formal-check';
import { Forms } from '@bauraum/forms';
import { Commands } from '@bauraum/http';
import { AccessGuard, GuestAdoption, People, SessionController, Sessions, StaffController, StaffInvitations } from '@bauraum/identity';
import { Messages, MessagesController } from '@bauraum/messages';
import { MailDigests, Notifications, NotificationsController, Notify } from '@bauraum/notifications';
import { PackSchemaController, PackStore } from '@bauraum/packs';
import {
  AskMunicipality,
  CancelParticipations,
  CloseParticipation,
  DeliverRequest,
  FileStatement,
  ParticipationController,
  Participations,
  ParticipationViews,
  StatementDocument,
} from '@bauraum/participation';
import { Fees, Payments, PaymentsController, PollTransaction, SettlePayment, StartTransaction } from '@bauraum/payments';
import { PdfReader } from '@bauraum/pdf-facts';
import { PreviewRenderer, Previews, PreviewsController, RenderPreviews } from '@bauraum/previews';
import { EndMembership, Proceedings, ProceedingsController, ProduceLetter, StartProceeding, Tell } from '@bauraum/proceedings';
import { CurrentApplication, DraftWatch, SignOffController, SignOffs } from '@bauraum/sign-off';
import { Tenants } from '@bauraum/tenancy';
import { ALL_EFFECTS } from '@bauraum/workflows';

/** One handler for each effect; a missing or second one stops the boot. */
const HANDLERS = [
  Notify,
  SettleUpload,
  ReadFacts,
  RenderPreviews,
  OpenEFile,
  ProduceReceipt,
  ProduceSupplementReceipt,
  ProduceSupplementLetter,
  StartTransaction,
  PollTransaction,
  SettlePayment,
  DeliverRequest,
  FileStatement,
  CloseParticipation,
  CancelParticipations,
  ProduceNotice,
  IssueFinalFee,
  RecordStatistics,
  ProduceClosingLetter,
  ProduceFictionCertificate,
  ProduceLetter,
  Tell,
  StartProceeding,
  EndMembership,
  HandOver,
  AskMunicipality,
] as const;

/** Effects that features queue themselves, beside those of the machines. */
const FEATURE_EFFECTS = ['settleUpload', 'readFacts', 'renderPreviews', 'produceSupplementReceipt'] as const;

const SERVICES = [
  AccessGuard,
  Applications,
  Calendars,
  CaseClocks,
  CaseList,
  CaseViews,
  Collaboration,
  Commands,
  Completeness,
  CurrentApplication,
  DailyRoots,
  DeadlineSweep,
  Decisions,
  DocumentArchive,
  DocumentLabels,
  Documents,
  DraftWatch,
  EFileService,
  Effects,
  Fees,
  Filing,
  FilingConditions,
  FormalCheck,
  Forms,
  GuestAdoption,
  Guests,
  Invitations,
  MailDigests,
  Members,
  Messages,
  Notifications,
  PackStore,
  Participations,
  ParticipationViews,
  Payments,
  PdfReader,
  People,
  PreviewRenderer,
  Previews,
  Proceedings,
  Quarantine,
  SealKeys,
  Sessions,
  SignOffs,
  StaffInvitations,
  StatementDocument,
  Submission,
  SupplementDrafts,
  Supplements,
  Tenants,
  Uploads,
  WorkflowRunner,
];

export const CONTROLLERS = [
  ApplicationsController,
  AuthorityController,
  CalendarController,
  CasesController,
  CollaborationController,
  CompletenessController,
  DecisionsController,
  DocumentArchiveController,
  DocumentLabelsController,
  DocumentsController,
  EFileController,
  FormalCheckController,
  JoinController,
  MembersController,
  MessagesController,
  NotificationsController,
  PackSchemaController,
  ParticipationController,
  PaymentsController,
  PreviewsController,
  ProceduresController,
  ProceedingsController,
  SessionController,
  SignOffController,
  StaffController,
  SupplementsController,
];

/** All features: the api adds the controllers, the worker the queue; both share this list. */
@Module({ providers: [...SERVICES, ...HANDLERS], exports: [...SERVICES, ...HANDLERS] })
export class FeaturesModule implements OnModuleInit {
  constructor(
    private readonly modules: ModuleRef,
    private readonly effects: Effects,
  ) {}

  onModuleInit(): void {
    for (const handler of HANDLERS) this.effects.register(this.modules.get<EffectHandler>(handler));
    this.effects.assertComplete([...ALL_EFFECTS, ...FEATURE_EFFECTS]);
  }
}
