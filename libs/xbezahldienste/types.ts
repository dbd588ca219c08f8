import type { Cents, Instant } from '@bauraum/kernel';

/** States of a transaction in XBezahldienste 1.0.0, spelled as the standard spells them. Source: docs.fitko.de/xbezahldienste. */
export const TRANSACTION_STATUSES = ['INITIAL', 'PAYED', 'FAILED', 'CANCELED'] as const;
export type TransactionStatus = (typeof TRANSACTION_STATUSES)[number];

/** Functional codes of a refusal in XBezahldienste 1.0.0. */
export type FunctionalCode =
  | 'NO_VALID_ORIGINATOR_OR_ENDPOINT'
  | 'PAYMENT_EXISTS'
  | 'CALCULATION_ERROR'
  | 'BOOKING_DATA_MISSING'
  | 'VALIDATION_ERROR'
  | 'UNSPECIFIED'
  | 'FORBIDDEN';

/** One position of a payment on the wire; amounts in euro with two decimals at most. */
export interface WireItem {
  readonly id: string;
  readonly reference: string;
  readonly description: string;
  readonly taxRate: number;
  readonly quantity: number;
  readonly totalNetAmount: number;
  readonly totalTaxAmount: number;
  readonly singleNetAmount?: number;
  readonly singleTaxAmount?: number;
  readonly bookingData?: Readonly<Record<string, string>>;
}

/** `PaymentRequest` on the wire. `grosAmount` is the standard's spelling. */
export interface WireRequest {
  readonly requestId: string;
  readonly requestTimestamp: Instant;
  readonly currency: 'EUR';
  readonly grosAmount: number;
  readonly purpose: string;
  readonly description?: string;
  readonly redirectUrl: string;
  readonly items: readonly WireItem[];
}

/** `PaymentInformation` on the wire. */
export interface WireInformation {
  readonly transactionId: string;
  readonly transactionRedirectUrl: string;
  readonly transactionUrl?: string;
  readonly transactionReference?: string;
  readonly transactionTimestamp: Instant;
  readonly paymentMethod?: string;
  readonly status: TransactionStatus;
  readonly statusDetail?: string;
}

/** `PaymentTransaction` on the wire: what both calls answer. */
export interface WireTransaction {
  readonly paymentRequest: WireRequest;
  readonly paymentInformation: WireInformation;
}

/** A position as we speak of it: fees carry no tax, so one amount is enough. */
export interface PaymentItem {
  /** 1..36 characters of `[A-Za-z0-9_-]`. */
  readonly id: string;
  /** What the position stands for, e.g. the number of the fee schedule; 1..36 characters. */
  readonly reference: string;
  readonly description: string;
  readonly amountCents: Cents;
  readonly bookingData?: Readonly<Record<string, string>>;
}

/** What we ask to be paid. The same `requestId` is the same payment, however often it is sent. */
export interface PaymentRequest {
  /** 1..36 characters of `[A-Za-z0-9_-]`; a UUID fits. */
  readonly requestId: string;
  readonly requestTimestamp: Instant;
  readonly amountCents: Cents;
  /** Booking text; brought into the standard's alphabet and cut to 27 characters. */
  readonly purpose: string;
  /** Shown on the payment page; brought into the standard's alphabet and cut to 250 characters. */
  readonly description: string;
  /** Where the payer's browser goes afterwards. Its arrival proves nothing: ask for the status. */
  readonly redirectUrl: string;
  /** 1..99 positions whose amounts add up to `amountCents`. */
  readonly items: readonly PaymentItem[];
}

/** A transaction as the payment service knows it. */
export interface Transaction {
  readonly transactionId: string;
  /** The payment page for the payer's browser. */
  readonly redirectUrl: string;
  readonly status: TransactionStatus;
  readonly requestId: string;
  readonly amountCents: Cents;
  readonly statusDetail?: string;
}
