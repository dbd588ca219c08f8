import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsOptional, IsString, Matches } from 'class-validator';

export class ProcedureView {
  @ApiProperty() id!: string;
  @ApiProperty({ description: 'the German name' }) title!: string;
  @ApiProperty() section!: string;
  @ApiProperty({ description: 'what it is for, in a sentence' }) summary!: string;
  @ApiProperty() basis!: string;
  @ApiProperty({ description: 'has a lawyer of the Land confirmed it' }) verified!: boolean;
  @ApiProperty({ enum: ['authority', 'municipality'], description: 'where the application goes first' }) entry!:
    'authority' | 'municipality';
  @ApiProperty({ enum: ['with-application', 'with-decision', 'none'] }) feeDue!: 'with-application' | 'with-decision' | 'none';
}

class AnswerChoice {
  @ApiProperty() value!: string;
  @ApiProperty() label!: string;
}

export class QuestionView {
  @ApiProperty() id!: string;
  @ApiProperty() text!: string;
  @ApiPropertyOptional() hint?: string;
  @ApiProperty({ enum: ['boolean', 'choice', 'number'] }) type!: 'boolean' | 'choice' | 'number';
  @ApiPropertyOptional() unit?: string;
  @ApiPropertyOptional({ type: [AnswerChoice] }) choices?: AnswerChoice[];
}

export class AdviceInput {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'answers by the id of the question' })
  @IsObject()
  answers!: Record<string, unknown>;
}

class AnsweredView {
  @ApiProperty({ type: QuestionView }) question!: QuestionView;
  @ApiProperty({ description: 'true, false, a number or the value of a choice', type: 'object', additionalProperties: true })
  answer!: unknown;
}

class AdviceResult {
  @ApiProperty({ type: ProcedureView, nullable: true, description: 'null: nothing needs to be applied for' })
  procedure!: ProcedureView | null;
  @ApiProperty({ description: 'the reason in German' }) why!: string;
  @ApiProperty() basis!: string;
  @ApiProperty() verified!: boolean;
}

export class AdviceView {
  @ApiProperty({ type: QuestionView, nullable: true, description: 'the next question' }) question!: QuestionView | null;
  @ApiProperty({ type: AdviceResult, nullable: true, description: 'with question null too: the office must be asked' })
  result!: AdviceResult | null;
  @ApiProperty({ type: [AnsweredView] }) path!: AnsweredView[];
}

export class CompetenceQuery {
  @ApiProperty({ description: 'AGS, 8 digits' }) @Matches(/^\d{8}$/) ags!: string;
  @ApiPropertyOptional({ description: 'parcel (Flurstückskennzeichen)' })
  @IsOptional()
  @IsString()
  @Matches(/^[\d_]{1,30}$/)
  parcel?: string;
}

class AuthorityRef {
  @ApiProperty() slug!: string;
  @ApiProperty() name!: string;
}

export class CompetenceView {
  @ApiProperty() competent!: boolean;
  @ApiProperty({ enum: ['notInDistrict', 'isParcelId', 'parcelElsewhere'], nullable: true }) problem!: string | null;
  @ApiProperty({ type: AuthorityRef, nullable: true, description: 'who decides there, if it is on this platform' })
  authority!: AuthorityRef | null;
  @ApiProperty({ type: String, nullable: true, description: 'else the district in which it lies' }) district!: string | null;
}

export class FormQuery {
  @ApiPropertyOptional({ default: 'simplified' }) @IsOptional() @Matches(/^[a-z][a-z0-9-]{0,59}$/) procedure?: string;
}
