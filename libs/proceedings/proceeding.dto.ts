import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DeadlineView } from '@bauraum/cases';
import { IsObject, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

const FIELD_TYPES = ['text', 'longtext', 'date', 'boolean', 'choice', 'number', 'document', 'documents', 'member'] as const;
const BALLS = ['applicants', 'office', 'bodies', 'municipality', 'nobody'] as const;

export class ActChoice {
  @ApiProperty() value!: string;
  @ApiProperty() label!: string;
}

export class ActFieldView {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: FIELD_TYPES }) type!: (typeof FIELD_TYPES)[number];
  @ApiProperty() label!: string;
  @ApiPropertyOptional() hint?: string;
  @ApiProperty() required!: boolean;
  @ApiPropertyOptional() maxLength?: number;
  @ApiPropertyOptional() min?: number;
  @ApiPropertyOptional() max?: number;
  @ApiPropertyOptional({ type: [ActChoice] }) choices?: ActChoice[];
}

export class ActView {
  @ApiProperty() event!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ type: String, nullable: true }) text!: string | null;
  @ApiProperty({ description: 'cannot be undone' }) final!: boolean;
  @ApiProperty({ type: [ActFieldView] }) fields!: ActFieldView[];
}

export class OpeningView {
  @ApiProperty() workflow!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ type: ActView }) act!: ActView;
}

export class FactView {
  @ApiProperty() label!: string;
  @ApiProperty() value!: string;
  @ApiProperty({ description: 'title of the act in which it was said' }) act!: string;
  @ApiProperty() at!: string;
}

export class ProceedingView {
  @ApiProperty() id!: string;
  @ApiProperty() workflow!: string;
  @ApiProperty() title!: string;
  @ApiProperty() status!: string;
  @ApiProperty() stateLabel!: string;
  @ApiProperty() sentence!: string;
  @ApiProperty({ enum: BALLS }) ball!: (typeof BALLS)[number];
  @ApiProperty() openedAt!: string;
  @ApiProperty() closed!: boolean;
  @ApiProperty({ type: [ActView], description: 'what the caller may do now' }) acts!: ActView[];
  @ApiProperty({ type: [DeadlineView] }) deadlines!: DeadlineView[];
  @ApiProperty({ type: [FactView] }) facts!: FactView[];
}

export class ProceedingsView {
  @ApiProperty({ type: [OpeningView], description: 'what the caller may begin now' }) openings!: OpeningView[];
  @ApiProperty({ type: [ProceedingView] }) items!: ProceedingView[];
}

export class NewProceeding {
  @ApiProperty() @IsString() @MaxLength(60) workflow!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) @IsObject() input!: Record<string, unknown>;
}

export class NewAct {
  @ApiPropertyOptional({ description: 'a proceeding of the case; absent: the case itself' }) @IsOptional() @IsUUID() processId?: string;
  @ApiProperty() @IsString() @MaxLength(60) event!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) @IsObject() payload!: Record<string, unknown>;
}
