import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, Command, Commands, decodeCursor, PageQuery, toPage, type CommandContext, type Principal } from '@bauraum/http';
import { Database } from '@bauraum/persistence';
import { URGENT_MAILS } from './mail';
import { Notifications } from './notifications.service';

class NotificationDto {
  @ApiProperty() id!: string;
  @ApiProperty({ type: String, nullable: true }) caseId!: string | null;
  @ApiProperty() kind!: string;
  @ApiProperty({ description: 'what happened, in a German sentence; a translation of the portal wins' }) text!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) params!: Record<string, unknown>;
  @ApiProperty() createdAt!: string;
  @ApiProperty({ type: String, nullable: true }) readAt!: string | null;
}

class NotificationPage {
  @ApiProperty({ type: [NotificationDto] }) items!: NotificationDto[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

class UrgentMails {
  @ApiProperty({ type: [String], description: 'kinds of notifications that are mailed at once; the others once a day' }) kinds!: string[];
}

class MailView {
  @ApiProperty() id!: string;
  @ApiProperty() to!: string;
  @ApiProperty() subject!: string;
  @ApiProperty() body!: string;
  @ApiProperty() createdAt!: string;
}

class MailPage {
  @ApiProperty({ type: [MailView] }) items!: MailView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

@ApiTags('notifications')
@Controller('api/v1/:authority')
export class NotificationsController {
  constructor(
    private readonly db: Database,
    private readonly commands: Commands,
    private readonly notifications: Notifications,
  ) {}

  @Get('notifications')
  @Allow('visitor')
  @ApiOkResponse({ type: NotificationPage })
  page(@Caller() caller: Principal, @Query() query: PageQuery): Promise<NotificationPage> {
    return this.db.transaction(caller.tenant, (tx) => this.notifications.page(tx, caller, query));
  }

  @Post('notifications/:notificationId/read')
  @HttpCode(204)
  @Allow('visitor')
  @ApiNoContentResponse()
  async read(@Command() command: CommandContext, @Param('notificationId') id: string): Promise<void> {
    await this.commands.run(command, {}, (tx) => this.notifications.read(tx, command.principal, id));
  }

  /** What is so urgent that it is mailed at once. */
  @Get('notifications/urgent')
  @Allow('visitor')
  @ApiOkResponse({ type: UrgentMails })
  urgent(): UrgentMails {
    return { kinds: [...URGENT_MAILS] };
  }

  /** What was sent by mail; captured, because this installation sends none. */
  @Get('mails')
  @Allow('administrator')
  @ApiOkResponse({ type: MailPage })
  mails(@Caller() caller: Principal, @Query() { cursor, limit }: PageQuery): Promise<MailPage> {
    return this.db.transaction(caller.tenant, async (tx) => {
      const rows = await tx.query<{ id: string; recipient: string; subject: string; body: string; created_at: Date }[]>(
        `select id, recipient, subject, body, created_at from mail where tenant_id = $1 and ($2::uuid is null or id < $2::uuid) order by id desc limit $3`,
        [tx.tenant, decodeCursor(cursor, 1)?.[0] ?? null, limit + 1],
      );
      const { items, next } = toPage(rows, limit, (r) => [r.id]);
      const view = items.map((r) => ({
        id: r.id,
        to: r.recipient,
        subject: r.subject,
        body: r.body,
        createdAt: r.created_at.toISOString(),
      }));
      return { items: view, next };
    });
  }
}
