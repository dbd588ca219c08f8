import { Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, Command, Commands, type CommandContext, type Principal } from '@bauraum/http';
import { Database } from '@bauraum/persistence';
import { CalendarTokenView, CalendarView } from './calendar.dto';
import { Calendars } from './calendar.service';

@ApiTags('calendar')
@Controller('api/v1/:authority')
export class CalendarController {
  constructor(
    private readonly db: Database,
    private readonly commands: Commands,
    private readonly calendars: Calendars,
  ) {}

  @Get('calendar-token')
  @Allow('person')
  @ApiOkResponse({ type: CalendarView })
  state(@Caller() caller: Principal): Promise<CalendarView> {
    return this.db.transaction(caller.tenant, (tx) => this.calendars.state(tx, caller));
  }

  @Post('calendar-token')
  @Allow('person')
  @ApiCreatedResponse({ type: CalendarTokenView })
  renew(@Command() command: CommandContext): Promise<CalendarTokenView> {
    return this.commands.run(command, {}, (tx) => this.calendars.renew(tx, command.principal));
  }

  @Delete('calendar-token')
  @HttpCode(204)
  @Allow('person')
  @ApiNoContentResponse()
  async revoke(@Command() command: CommandContext): Promise<void> {
    await this.commands.run(command, {}, (tx) => this.calendars.revoke(tx, command.principal));
  }

  /** Open periods of a person's cases; a calendar program cannot log in, the address is the secret: `{token}.ics`. */
  @Get('calendar/:file')
  @Allow('public')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('cache-control', 'private, no-store')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ type: String })
  feed(@Param('authority') authority: string, @Param('file') file: string): Promise<string> {
    return this.calendars.feed(authority, file);
  }
}
