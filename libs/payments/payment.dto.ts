import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';

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
}
