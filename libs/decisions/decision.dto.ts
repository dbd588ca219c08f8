import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PersonRef } from '@bauraum/documents';
import { provisionTypes } from '@bauraum/workflows';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, IsUUID, MaxLength, MinLength, ValidateNested } from 'class-validator';

const KINDS = ['grant', 'refuse'] as const;
const PROVISION_CODES = provisionTypes.map((t) => t.code);

export class Provision {
  @ApiPropertyOptional({ description: 'given by the client, or made' }) @IsOptional() @IsString() @MinLength(1) @MaxLength(60) id?: string;
  @ApiProperty({ description: 'code of the XBau list nebenbestimmungart' }) @IsIn(PROVISION_CODES) kindCode!: string;
  @ApiProperty() @IsString() @MinLength(1) @MaxLength(4000) text!: string;
  @ApiProperty() @IsString() @MaxLength(200) legalBasis!: string;
  @ApiPropertyOptional({ type: String, nullable: true, description: 'the statement that it comes from' })
  @IsOptional()
  @IsUUID()
  sourceParticipationId?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true }) @IsOptional() @IsString() @MaxLength(200) sourceBodyName?: string | null;
}

export class SaveDecision {
  @ApiProperty({ enum: KINDS }) @IsIn(KINDS) kind!: (typeof KINDS)[number];
  @ApiProperty() @IsString() @MaxLength(50_000) reasons!: string;
  @ApiProperty({ type: [Provision] })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => Provision)
  provisions!: Provision[];
}

export class ReturnDecision {
  @ApiProperty() @IsString() @MinLength(1) @MaxLength(2000) reason!: string;
}

export class DecisionView {
  @ApiProperty({ description: '0 before the first save' }) revision!: number;
  @ApiProperty({ enum: KINDS }) kind!: (typeof KINDS)[number];
  @ApiProperty() reasons!: string;
  @ApiProperty({ type: [Provision] }) provisions!: Provision[];
  @ApiProperty({ type: [Provision], description: 'conditions of the statements that the draft does not hold yet' }) suggested!: Provision[];
  @ApiProperty({ type: PersonRef, nullable: true }) preparedBy!: PersonRef | null;
  @ApiProperty({ type: String, nullable: true }) proposedAt!: string | null;
  @ApiProperty({ type: PersonRef, nullable: true }) releasedBy!: PersonRef | null;
  @ApiProperty({ type: String, nullable: true }) releasedAt!: string | null;
  @ApiProperty({ enum: ['draft', 'proposed', 'released'] }) status!: 'draft' | 'proposed' | 'released';
}
