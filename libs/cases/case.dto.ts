import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { PageQuery } from '@bauraum/http';
import { CASE_ROLES, type CaseRole } from '@bauraum/kernel';
import { statesOf, type Ball } from '@bauraum/workflows';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { DeadlineView, DeadlineWarning } from './deadline.dto';

/** Every state in which a case of any procedure can be. */
export const CASE_STATUSES: readonly string[] = statesOf('case');
export type CaseStatus = string;
export const SORTS = ['due', '-created', 'fileNumber'] as const;

export class CasesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['mine', 'office'], default: 'mine' }) @IsOptional() @IsIn(['mine', 'office']) scope: 'mine' | 'office' =
    'mine';
  @ApiPropertyOptional({ description: 'statuses, separated by commas' })
  @IsOptional()
  @Matches(new RegExp(`^(${CASE_STATUSES.join('|')})(,(${CASE_STATUSES.join('|')}))*$`))
  status?: string;
  @ApiPropertyOptional({ enum: ['true'], description: 'only cases of which a deadline has warned' })
  @IsOptional()
  @IsIn(['true'])
  warned?: 'true';
  @ApiPropertyOptional({ description: 'part of title, place or file number' }) @IsOptional() @IsString() @MaxLength(100) q?: string;
  @ApiPropertyOptional({ enum: SORTS, default: 'due' }) @IsOptional() @IsIn(SORTS) sort: (typeof SORTS)[number] = 'due';
}

export class CaseRow {
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ type: String, nullable: true }) fileNumber!: string | null;
  @ApiProperty({ enum: [...CASE_STATUSES] }) status!: CaseStatus;
  @ApiProperty() place!: string;
  @ApiProperty() createdAt!: string;
  @ApiProperty({ type: String, nullable: true }) submittedAt!: string | null;
  @ApiProperty({ type: DeadlineView, nullable: true }) nextDeadline!: DeadlineView | null;
  @ApiProperty({ type: DeadlineWarning, nullable: true }) warning!: DeadlineWarning | null;
  @ApiProperty() openParticipations!: number;
  @ApiProperty({ type: [String] }) myRoles!: string[];
}

export class CasePage {
  @ApiProperty({ type: [CaseRow] }) items!: CaseRow[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
  @ApiProperty() total!: number;
}

export class MemberView {
  @ApiProperty() personId!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: CASE_ROLES }) role!: CaseRole;
  @ApiProperty({ type: String, nullable: true, description: 'of a planner: its id' }) discipline!: string | null;
  @ApiProperty() joinedAt!: string;
  @ApiProperty({ description: 'false: a guest, known by nothing but the name that they gave' }) identified!: boolean;
}

export class DisciplineView {
  @ApiProperty() id!: string;
  @ApiProperty({ description: 'German' }) label!: string;
  @ApiProperty({ type: [String], description: 'sections of the form in which its planner writes' }) sections!: string[];
  @ApiProperty({ type: [String], description: 'codes of the documents that its planner brings' }) documents!: string[];
}

export const FINDING_KINDS = ['documentMissing', 'documentDefective', 'fieldWrong', 'other'] as const;

const ANSWER: ApiPropertyOptions = { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }], nullable: true };

/** An answer of the form that was corrected; null: none. */
export class FieldChangeView {
  @ApiProperty({ description: '`section.field`' }) field!: string;
  @ApiProperty(ANSWER) before!: unknown;
  @ApiProperty(ANSWER) after!: unknown;
}

export const VERDICTS = ['sufficient', 'insufficient'] as const;

class VerdictView {
  @ApiProperty({ enum: VERDICTS }) verdict!: (typeof VERDICTS)[number];
  @ApiProperty({ type: String, nullable: true }) reason!: string | null;
  @ApiProperty() at!: string;
}

export class FindingView {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: FINDING_KINDS }) kind!: (typeof FINDING_KINDS)[number];
  @ApiProperty({ type: String, nullable: true }) typeCode!: string | null;
  @ApiProperty({ type: String, nullable: true }) documentId!: string | null;
  @ApiProperty({ type: String, nullable: true }) field!: string | null;
  @ApiProperty() text!: string;
  @ApiProperty() legalBasis!: string;
  @ApiProperty({ type: String, nullable: true }) answer!: string | null;
  @ApiProperty({ type: String, nullable: true }) answerDocumentId!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'version of the document that was sent with the answer' })
  answerVersion!: number | null;
  @ApiProperty({ type: [FieldChangeView], description: 'what the answer corrected in the form' }) changes!: FieldChangeView[];
  @ApiProperty({ type: String, nullable: true, description: 'who wrote the answer' }) answeredBy!: string | null;
  @ApiProperty({ type: VerdictView, nullable: true, description: 'what the office makes of the answer' }) review!: VerdictView | null;
  @ApiProperty() open!: boolean;
}

export class SupplementRequestView {
  @ApiProperty() id!: string;
  @ApiProperty() requestedAt!: string;
  @ApiProperty() dueOn!: string;
  @ApiProperty({ type: String, nullable: true }) answeredAt!: string | null;
  @ApiProperty({ type: [FindingView] }) findings!: FindingView[];
}

class AdvanceView {
  @ApiProperty() paid!: boolean;
}

class DecisionSummary {
  @ApiProperty({ enum: ['grant', 'refuse'] }) kind!: 'grant' | 'refuse';
  @ApiProperty() releasedAt!: string;
  @ApiProperty({ type: String, nullable: true }) noticeDocumentId!: string | null;
}

export class LinkedCase {
  @ApiProperty() id!: string;
  @ApiProperty({ type: String, nullable: true }) fileNumber!: string | null;
  @ApiProperty() procedure!: string;
}

export class CaseView extends CaseRow {
  @ApiProperty() procedure!: string;
  @ApiProperty() procedureTitle!: string;
  @ApiProperty() procedureBasis!: string;
  @ApiProperty() municipalityAgs!: string;
  @ApiProperty() revision!: number;
  @ApiProperty({ type: DisciplineView, nullable: true, description: 'of a planner: what they work on' })
  myDiscipline!: DisciplineView | null;
  @ApiProperty({ type: [MemberView] }) members!: MemberView[];
  @ApiProperty({ type: [DeadlineView] }) deadlines!: DeadlineView[];
  @ApiProperty({ type: [String], description: 'events that the caller may send now' }) allowed!: string[];
  @ApiProperty({ description: 'the state in words' }) statusLabel!: string;
  @ApiProperty({ description: 'what happens now and next, in a sentence' }) statusSentence!: string;
  @ApiProperty({ enum: ['applicants', 'office', 'bodies', 'municipality', 'nobody'] }) ball!: Ball;
  @ApiProperty({ description: 'when the case came into this state' }) statusSince!: string;
  @ApiProperty({ type: LinkedCase, nullable: true, description: 'the case that it came from or is a part of' })
  predecessor!: LinkedCase | null;
  @ApiProperty({ type: [LinkedCase] }) successors!: LinkedCase[];
  @ApiProperty({ type: SupplementRequestView, nullable: true }) supplements!: SupplementRequestView | null;
  @ApiProperty({ type: AdvanceView }) advance!: AdvanceView;
  @ApiProperty({ type: String, nullable: true }) snapshotHash!: string | null;
  @ApiProperty({ type: DecisionSummary, nullable: true }) decision!: DecisionSummary | null;
}
