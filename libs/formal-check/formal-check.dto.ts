import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FINDING_KINDS, VERDICTS } from '@bauraum/cases';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class ChecklistItem {
  @ApiProperty() @IsString() @MinLength(1) @MaxLength(200) item!: string;
  @ApiProperty() @IsBoolean() ok!: boolean;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(1000) note?: string;
}

export class CompleteFormalCheck {
  @ApiProperty({ type: [ChecklistItem] })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ChecklistItem)
  checklist!: ChecklistItem[];
}

export class NewFinding {
  @ApiProperty({ enum: FINDING_KINDS }) @IsIn(FINDING_KINDS) kind!: (typeof FINDING_KINDS)[number];
  @ApiPropertyOptional() @IsOptional() @Matches(/^\d{4}$/) typeCode?: string;
  @ApiPropertyOptional() @IsOptional() @IsUUID() documentId?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(/^[\w-]{1,60}\.[\w-]{1,60}$/) field?: string;
  @ApiProperty() @IsString() @MinLength(1) @MaxLength(2000) text!: string;
  @ApiProperty() @IsString() @MinLength(1) @MaxLength(200) legalBasis!: string;
}

export class NewSupplementRequest {
  @ApiProperty({ description: 'last day for the supplements' }) @Matches(DAY) dueOn!: string;
  @ApiProperty({ type: [NewFinding] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => NewFinding)
  findings!: NewFinding[];
}

export class ExtendSupplements {
  @ApiProperty() @Matches(DAY) dueOn!: string;
  @ApiProperty() @IsString() @MinLength(1) @MaxLength(1000) reason!: string;
}

export class ReviewFinding {
  @ApiProperty({ enum: VERDICTS }) @IsIn(VERDICTS) verdict!: (typeof VERDICTS)[number];
  @ApiPropertyOptional({ description: 'needed for `insufficient`; the applicants read it' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string;
}
