import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, Command, Commands, Identified, OFFICE, PARTIES, PAYERS, type CommandContext, type Principal } from '@bauraum/http';
import { Database } from '@bauraum/persistence';
import { FeeSettingsInput, FeeView, NewPayment, PaymentView } from './payment.dto';
import { Payments } from './payments.service';

@ApiTags('payments')
@Controller('api/v1/:authority/cases/:caseId')
export class PaymentsController {
  constructor(
    private readonly db: Database,
    private readonly commands: Commands,
    private readonly payments: Payments,
  ) {}

  @Get('fee')
  @Allow(...PARTIES, 'payer', ...OFFICE)
  @ApiOkResponse({ type: FeeView })
  fee(@Caller() caller: Principal, @Param('caseId') caseId: string): Promise<FeeView> {
    return this.db.transaction(caller.tenant, (tx) => this.payments.fee(tx, caseId));
  }

  @Put('fee-settings')
  @Allow('officer')
  @ApiOkResponse({ type: FeeView })
  setFee(@Command() command: CommandContext, @Param('caseId') caseId: string, @Body() body: FeeSettingsInput): Promise<FeeView> {
    return this.commands.run(command, body, (tx) => this.payments.setFee(tx, caseId, body));
  }

  @Post('payments')
  @Allow(...PAYERS)
  @Identified()
  @ApiCreatedResponse({ type: PaymentView })
  begin(@Command() command: CommandContext, @Param('caseId') caseId: string, @Body() body: NewPayment): Promise<PaymentView> {
    return this.commands.run(command, body, (tx) => this.payments.begin(tx, command.principal, caseId, body.purpose));
  }

  @Get('payments')
  @Allow(...PARTIES, 'payer', ...OFFICE)
  @ApiOkResponse({ type: [PaymentView] })
  list(@Caller() caller: Principal, @Param('caseId') caseId: string): Promise<PaymentView[]> {
    return this.db.transaction(caller.tenant, (tx) => this.payments.list(tx, caseId));
  }

  @Get('payments/:paymentId')
  @Allow(...PARTIES, 'payer', ...OFFICE)
  @ApiOkResponse({ type: PaymentView })
  one(@Caller() caller: Principal, @Param('caseId') caseId: string, @Param('paymentId') id: string): Promise<PaymentView> {
    return this.db.transaction(caller.tenant, (tx) => this.payments.one(tx, caseId, id));
  }

  @Post('payments/:paymentId/returned')
  @HttpCode(200)
  @Allow(...PAYERS)
  @ApiOkResponse({ type: PaymentView })
  returned(@Command() command: CommandContext, @Param('caseId') caseId: string, @Param('paymentId') id: string): Promise<PaymentView> {
    return this.commands.run(command, {}, (tx) => this.payments.returned(tx, command.principal, caseId, id));
  }
}
