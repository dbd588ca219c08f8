import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SealKeys } from '@bauraum/efile';
import { Allow, Caller, Command, Commands, type CommandContext, type Principal } from '@bauraum/http';
import { People } from '@bauraum/identity';
import { Notifications } from '@bauraum/notifications';
import { Database } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import { authorityPack, documentTypes, landPack, listAuthorities, municipalitiesOf, provisionTypes } from '@bauraum/workflows';
import { AdvanceClock, AuthorityView, ChooseLanguage, CodeView, MeView, MunicipalityView, TimeView } from './authority.dto';

/** What an authority offers, and who one is there. */
@ApiTags('authority')
@Controller('api/v1')
export class AuthorityController {
  constructor(
    private readonly db: Database,
    private readonly commands: Commands,
    private readonly tenants: Tenants,
    private readonly notifications: Notifications,
    private readonly keys: SealKeys,
    private readonly people: People,
  ) {}

  @Get('authorities')
  @Allow('public')
  @ApiOkResponse({ type: [AuthorityView] })
  authorities(): AuthorityView[] {
    return listAuthorities().map(({ slug, name, land, sandbox, address, branding = {} }) => ({
      id: slug,
      name,
      land,
      landName: landPack(land).name,
      sandbox,
      place: address.city,
      branding,
      sealKeyId: this.keys.of(slug).keyId,
    }));
  }

  @Get(':authority/me')
  @Allow('visitor')
  @ApiOkResponse({ type: MeView })
  me(@Caller() caller: Principal): Promise<MeView> {
    return this.db.transaction(caller.tenant, async (tx) => {
      const bodies = authorityPack(caller.tenant).bodies.filter((b) => caller.bodyIds.includes(b.id));
      return {
        personId: caller.personId,
        name: caller.name,
        email: caller.email,
        roles: [...new Set(caller.roles)],
        bodies: bodies.map(({ id, name }) => ({ id, name })),
        ...(await this.tenants.time(tx)),
        unread: await this.notifications.unread(tx, caller.personId),
        language: await this.people.languageOf(tx, caller.personId),
      };
    });
  }

  /** The portal's language for the caller, on every device. */
  @Put(':authority/me/language')
  @HttpCode(204)
  @Allow('visitor')
  @ApiNoContentResponse()
  async chooseLanguage(@Command() command: CommandContext, @Body() body: ChooseLanguage): Promise<void> {
    await this.commands.run(command, body, (tx) => this.people.chooseLanguage(tx, command.principal.personId, body.language));
  }

  @Post(':authority/clock/advance')
  @HttpCode(200)
  @Allow('administrator')
  @ApiOkResponse({ type: TimeView })
  advance(@Command() command: CommandContext, @Body() body: AdvanceClock): Promise<TimeView> {
    return this.commands.run(command, body, (tx) => this.tenants.advanceClock(tx, body.days));
  }

  @Get(':authority/municipalities')
  @Allow('visitor')
  @ApiOkResponse({ type: [MunicipalityView] })
  municipalities(@Param('authority') authority: string): MunicipalityView[] {
    return municipalitiesOf(authorityPack(authority)).map(({ ags, name }) => ({ ags, name }));
  }

  @Get(':authority/document-types')
  @Allow('visitor')
  @ApiOkResponse({ type: [CodeView] })
  documentTypes(): CodeView[] {
    return [...documentTypes];
  }

  @Get(':authority/code-lists/provision-kinds')
  @Allow('person')
  @ApiOkResponse({ type: [CodeView] })
  provisionKinds(): CodeView[] {
    return [...provisionTypes];
  }
}
