export { Fees, type CaseFee } from './fees';
export { PAYMENT_CLIENT, PollTransaction, SettlePayment, StartTransaction } from './payment-effects';
export { PaymentsController } from './payments.controller';
export { Payments } from './payments.service';
