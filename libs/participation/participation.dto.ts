import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DocumentView, PersonRef } from '@bauraum/documents';
import { PageQuery } from '@bauraum/http';
import { provisionTypes } from '@bauraum/workflows';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
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
const OPINIONS = ['consent', 'conditions', 'objection', 'notAffected'] as const;
export const PARTICIPATION_STATUSES = ['requested', 'extensionAsked', 'answered', 'deemedNoConcerns', 'cancelled'] as const;
const PROVISION_CODES = provisionTypes.map((t) => t.code);

class BodyPeriodView {
  @ApiProperty() kind!: string;
  @ApiProperty({ description: 'German name, e.g. of the consent that is asked for' }) title!: string;
  @ApiProperty() basis!: string;
  @ApiProperty({ description: 'last day when it is asked today' }) dueOn!: string;
  @ApiProperty() consequenceText!: string;
}

export class BodyView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() kind!: string;
  @ApiProperty({ description: 'XBau: 1 competent for a field of law, 2 expert, 3 municipality' }) role!: number;
  @ApiProperty() defaultReason!: string;
  @ApiProperty() legalBasis!: string;
  @ApiProperty({ description: 'last day when it is asked today' }) dueOn!: string;
  @ApiProperty({ type: [BodyPeriodView], description: 'rules between which the office may choose, the usual one first' })
  periods!: BodyPeriodView[];
  @ApiProperty({ description: 'do the answers of the application speak for asking it' }) suggested!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'for a municipality: its key' }) municipalityAgs!: string | null;
}

export class NewParticipation {
  @ApiProperty() @IsString() @MaxLength(60) bodyId!: string;
  @ApiProperty() @IsString() @MinLength(1) @MaxLength(2000) reason!: string;
  @ApiProperty({ type: [String] }) @IsArray() @ArrayMaxSize(500) @ArrayUnique() @IsUUID(undefined, { each: true }) documentIds!: string[];
  @ApiPropertyOptional({ description: 'one of the periods of the body; without it the usual one' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  periodKind?: string;
  @ApiPropertyOptional({ description: 'last day; without it the period of the law' }) @IsOptional() @Matches(DAY) dueOn?: string;
}

export class NewParticipations {
  @ApiProperty({ type: [NewParticipation] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => NewParticipation)
  participations!: NewParticipation[];
}

export class NewCondition {
  @ApiProperty({ description: 'code of the XBau list nebenbestimmungart' }) @IsIn(PROVISION_CODES) kindCode!: string;
  @ApiProperty() @IsString() @MinLength(1) @MaxLength(4000) text!: string;
  @ApiProperty() @IsString() @MaxLength(4000) reason!: string;
  @ApiProperty() @IsString() @MaxLength(200) legalBasis!: string;
}

export class NewStatement {
  @ApiProperty({ enum: OPINIONS }) @IsIn(OPINIONS) kind!: (typeof OPINIONS)[number];
  @ApiProperty() @IsString() @MaxLength(20_000) text!: string;
  @ApiProperty({ type: [NewCondition] })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => NewCondition)
  conditions!: NewCondition[];
}

export class AskMoreTime {
  @ApiProperty() @Matches(DAY) until!: string;
  @ApiProperty() @IsString() @MinLength(1) @MaxLength(1000) reason!: string;
}

export class GrantTime {
  @ApiProperty() @Matches(DAY) dueOn!: string;
}

export class Reason {
  @ApiProperty() @IsString() @MinLength(1) @MaxLength(1000) reason!: string;
}

export class InboxQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['open', 'done'], default: 'open' }) @IsOptional() @IsIn(['open', 'done']) status: 'open' | 'done' = 'open';
}

class BodyRef {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() kind!: string;
}

export class ConditionView extends NewCondition {
  @ApiProperty() id!: string;
  @ApiProperty() kindLabel!: string;
}

export class StatementView {
  @ApiProperty({ enum: [...OPINIONS, 'deemedNoConcerns'] }) kind!: (typeof OPINIONS)[number] | 'deemedNoConcerns';
  @ApiProperty() text!: string;
  @ApiProperty({ type: [ConditionView] }) conditions!: ConditionView[];
  @ApiProperty({ type: PersonRef, nullable: true }) by!: PersonRef | null;
  @ApiProperty() at!: string;
}

class ExtensionView {
  @ApiProperty() until!: string;
  @ApiProperty() reason!: string;
}

export class ParticipationView {
  @ApiProperty() id!: string;
  @ApiProperty() caseId!: string;
  @ApiProperty() caseTitle!: string;
  @ApiProperty() fileNumber!: string;
  @ApiProperty() place!: string;
  @ApiProperty({ type: BodyRef }) body!: BodyRef;
  @ApiProperty({ enum: PARTICIPATION_STATUSES }) status!: (typeof PARTICIPATION_STATUSES)[number];
  @ApiProperty() reason!: string;
  @ApiProperty() legalBasis!: string;
  @ApiProperty({ description: 'what silence means, as a sentence' }) consequence!: string;
  @ApiProperty() requestedAt!: string;
  @ApiProperty({ type: String, nullable: true }) deliveredAt!: string | null;
  @ApiProperty() dueOn!: string;
  @ApiProperty({ description: 'how the last day came about, in a sentence' }) dueOnExplained!: string;
  @ApiProperty({ type: ExtensionView, nullable: true }) extension!: ExtensionView | null;
  @ApiProperty({ type: [DocumentView] }) documents!: DocumentView[];
  @ApiProperty({ type: StatementView, nullable: true }) statement!: StatementView | null;
  @ApiProperty({ type: [String] }) allowed!: string[];
}

export class ParticipationPage {
  @ApiProperty({ type: [ParticipationView] }) items!: ParticipationView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
