import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';

const PURPOSES = ['advance', 'final'] as const;
const STATUSES = ['created', 'awaitingPayer', 'paid', 'failed', 'cancelled'] as const;
export type PaymentStatus = (typeof STATUSES)[number];

export class NewPayment {
  @ApiProperty({ enum: PURPOSES }) @IsIn(PURPOSES) purpose!: 'advance' | 'final';
}

export class PaymentView {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: PURPOSES }) purpose!: 'advance' | 'final';
  @ApiProperty() amountCents!: number;
  @ApiProperty({ enum: STATUSES }) status!: PaymentStatus;
  @ApiProperty({ type: String, nullable: true, description: 'the payment page; send the payer there' }) redirectUrl!: string | null;
  @ApiProperty() createdAt!: string;
}

class FeeLineView {
  @ApiProperty() text!: string;
  @ApiProperty() basis!: string;
  @ApiProperty({ type: Number, nullable: true }) amountCents!: number | null;
  @ApiPropertyOptional() key?: string;
  @ApiProperty({ description: 'has a lawyer confirmed this value' }) verified!: boolean;
}

/** What the office sets for a fee; what is not named is not chosen. */
export class FeeSettingsInput {
  @ApiPropertyOptional({ type: [String], description: 'multipliers, e.g. begun without a permit' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  factors?: string[];
  @ApiPropertyOptional({ type: [String] }) @IsOptional() @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) surcharges?: string[];
  @ApiPropertyOptional({ type: [String] }) @IsOptional() @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) exemptions?: string[];
  @ApiPropertyOptional({ description: 'the amount within a range fee' }) @IsOptional() @IsInt() @Min(0) @Max(1e11) officerSetCents?: number;
  @ApiPropertyOptional({ description: 'time spent, for a fee by the hour' }) @IsOptional() @IsInt() @Min(1) @Max(1e6) minutes?: number;
}

class FeeOption {
  @ApiProperty() id!: string;
  @ApiProperty() label!: string;
  @ApiProperty() basis!: string;
}

class FeeRange {
  @ApiProperty() minimumCents!: number;
  @ApiProperty() maximumCents!: number;
}

export class FeeOptionsView {
  @ApiProperty({ type: [FeeOption] }) factors!: FeeOption[];
  @ApiProperty({ type: [FeeOption] }) surcharges!: FeeOption[];
  @ApiProperty({ type: [FeeOption] }) exemptions!: FeeOption[];
  @ApiProperty({ type: FeeRange, nullable: true }) range!: FeeRange | null;
  @ApiProperty() hourly!: boolean;
  @ApiProperty({ type: FeeSettingsInput }) chosen!: FeeSettingsInput;
}

export class FeeView {
  @ApiProperty() totalCents!: number;
  @ApiProperty({ type: [FeeLineView] }) lines!: FeeLineView[];
  @ApiProperty() advanceCents!: number;
  @ApiProperty() paidCents!: number;
  @ApiProperty({ description: 'total less what was paid; negative is a refund' }) openCents!: number;
  @ApiProperty() schedule!: string;
  @ApiProperty({ description: 'day whose index applies' }) on!: string;
  @ApiProperty({ description: 'has a lawyer of the Land confirmed it' }) verified!: boolean;
  @ApiProperty({ type: [String], description: 'what the office has to set before the fee can be computed' }) missing!: string[];
  @ApiProperty({ type: String, nullable: true, description: 'which row of the index was used, and why' }) indexReason!: string | null;
  @ApiProperty({ type: FeeOptionsView, description: 'what the office may choose, and has chosen' }) options!: FeeOptionsView;
}
