import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FieldChangeView } from '@bauraum/cases';
import { PersonRef } from '@bauraum/documents';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';

type Values = Record<string, Record<string, unknown>>;

const VALUES = {
  type: 'object',
  additionalProperties: { type: 'object', additionalProperties: true },
  description: 'answers of the form by section and field; null takes an answer away',
} as const;

/** What somebody prepares as the answer to a finding; it replaces what was prepared before. */
export class PrepareAnswer {
  @ApiPropertyOptional({ maxLength: 2000 }) @IsOptional() @IsString() @MaxLength(2000) text?: string;
  @ApiPropertyOptional() @IsOptional() @IsUUID() documentId?: string;
  @ApiPropertyOptional(VALUES) @IsOptional() @IsObject() values?: Values;
}

export class SupplementAnswer extends PrepareAnswer {
  @ApiProperty() @IsUUID() findingId!: string;
}

export class SupplementAnswers {
  @ApiProperty({ type: [SupplementAnswer], description: 'wins over what is prepared; what is prepared besides is sent along' })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => SupplementAnswer)
  answers!: SupplementAnswer[];
}

export class PreparedAnswerView {
  @ApiProperty() findingId!: string;
  @ApiProperty({ description: '0: nothing is prepared; name it as If-Match when you change it' }) revision!: number;
  @ApiProperty({ type: String, nullable: true }) text!: string | null;
  @ApiProperty({ type: String, nullable: true }) documentId!: string | null;
  @ApiProperty(VALUES) values!: Values;
  @ApiProperty({ type: [String], description: 'exactly the fields that may be answered with it: `section.field`' }) fields!: string[];
  @ApiProperty({ type: PersonRef, nullable: true }) updatedBy!: PersonRef | null;
  @ApiProperty({ type: String, nullable: true }) updatedAt!: string | null;
}

class PreparedProblem {
  @ApiProperty() path!: string;
  @ApiProperty() key!: string;
}

export class PreparedSupplementsView {
  @ApiProperty({ type: String, nullable: true, description: 'null: the case waits for no supplements (any more)' }) requestId!:
    string | null;
  @ApiProperty({ type: [PreparedAnswerView] }) items!: PreparedAnswerView[];
  @ApiProperty({ type: [FieldChangeView], description: 'what the application would say then' }) changes!: FieldChangeView[];
  @ApiProperty({ type: [PreparedProblem], description: 'what the form asks because of it and nobody has answered' })
  problems!: PreparedProblem[];
}
