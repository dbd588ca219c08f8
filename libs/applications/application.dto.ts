import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { PersonRef } from '@bauraum/documents';

export class NewCase {
  @ApiProperty({ description: 'one that the authority offers, e.g. simplified' }) @Matches(/^[a-z][a-z0-9-]{0,59}$/) procedure!: string;
  @ApiProperty({ maxLength: 200 }) @IsString() @MinLength(1) @MaxLength(200) title!: string;
  @ApiProperty({ description: 'AGS, 8 digits' }) @Matches(/^\d{8}$/) municipalityAgs!: string;
  @ApiPropertyOptional({ description: 'parcel (Flurstückskennzeichen), 20 characters' })
  @IsOptional()
  @Matches(/^[\d_]{20}$/)
  parcelId?: string;
  @ApiPropertyOptional({ description: 'for a procedure that belongs to another one, e.g. a partial permit: the case that it belongs to' })
  @IsOptional()
  @IsUUID()
  mainCaseId?: string;
}

export class SaveApplication {
  @ApiProperty({ type: 'object', additionalProperties: { type: 'object', additionalProperties: true } }) @IsObject() data!: Record<
    string,
    Record<string, unknown>
  >;
}

class ApplicationProblem {
  @ApiProperty() path!: string;
  @ApiProperty() key!: string;
}

export class ApplicationView {
  @ApiProperty() revision!: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'object', additionalProperties: true } }) data!: Record<
    string,
    Record<string, unknown>
  >;
  @ApiProperty() updatedAt!: string;
  @ApiProperty({ type: PersonRef, nullable: true }) updatedBy!: PersonRef | null;
  @ApiProperty({ type: [ApplicationProblem], description: 'what keeps it from being filed' }) problems!: ApplicationProblem[];
}

class FormChoiceView {
  @ApiProperty() value!: string;
  @ApiProperty() label!: string;
}

const FIELD_TYPES = ['text', 'longtext', 'number', 'integer', 'choice', 'date', 'email', 'boolean', 'parcel'] as const;

class FormFieldView {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: FIELD_TYPES }) type!: (typeof FIELD_TYPES)[number];
  @ApiProperty() required!: boolean;
  @ApiProperty({ description: 'German; a translation of the portal wins' }) label!: string;
  @ApiPropertyOptional() hint?: string;
  @ApiPropertyOptional({ description: 'what it means, who knows it and where it stands, in German' }) help?: string;
  @ApiPropertyOptional() mustBeTrue?: boolean;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'asked only when this holds over the answers' })
  when?: Record<string, unknown>;
  @ApiPropertyOptional() maxLength?: number;
  @ApiPropertyOptional() min?: number;
  @ApiPropertyOptional() max?: number;
  @ApiPropertyOptional({ type: [FormChoiceView] }) choices?: FormChoiceView[];
  @ApiPropertyOptional() unit?: string;
}

class FormSectionView {
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
  @ApiPropertyOptional({ description: 'what it is about, in German' }) help?: string;
  @ApiProperty({ type: [FormFieldView] }) fields!: FormFieldView[];
}

class RequiredDocumentView {
  @ApiProperty() typeCode!: string;
  @ApiProperty() label!: string;
  @ApiProperty() basis!: string;
  @ApiProperty({ enum: ['required', 'recommended'] }) level!: 'required' | 'recommended';
  @ApiPropertyOptional({ description: 'when it is needed, in German' }) condition?: string;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'the same over the answers, where a machine can tell' })
  when?: Record<string, unknown>;
}

export class FormView {
  @ApiProperty({ type: [FormSectionView] }) sections!: FormSectionView[];
  @ApiProperty({ type: [RequiredDocumentView] }) requiredDocuments!: RequiredDocumentView[];
}

export class ReasonInput {
  @ApiPropertyOptional({ maxLength: 1000 }) @IsOptional() @IsString() @MaxLength(1000) reason?: string;
}
