import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, etag, OFFICE, PARTIES, type Principal } from '@bauraum/http';
import { CASE_ROLES, UserError } from '@bauraum/kernel';
import { Database } from '@bauraum/persistence';
import type { FastifyReply } from 'fastify';
import { CaseList } from './case-list';
import { CaseViews } from './case-view';
import { CasePage, CasesQuery, CaseView, SupplementRequestView } from './case.dto';
import { ClocksView, SimulationBody, SimulationView } from './deadline.dto';
import { CaseClocks } from './deadline-clocks';
import { supplementRequests } from './supplement-requests';

/** Cases to look at; each feature brings its own commands. */
@ApiTags('cases')
@Controller('api/v1/:authority/cases')
export class CasesController {
  constructor(
    private readonly db: Database,
    private readonly list: CaseList,
    private readonly views: CaseViews,
    private readonly clocks: CaseClocks,
  ) {}

  @Get()
  @Allow('person')
  @ApiOkResponse({ type: CasePage })
  page(@Caller() caller: Principal, @Query() query: CasesQuery): Promise<CasePage> {
    if (query.scope === 'office' && !OFFICE.some((role) => caller.roles.includes(role)))
      throw new UserError(403, 'not-allowed', { needed: OFFICE });
    return this.db.transaction(caller.tenant, (tx) => this.list.page(tx, caller, query));
  }

  @Get(':caseId')
  @Allow(...CASE_ROLES, ...OFFICE)
  @ApiOkResponse({ type: CaseView })
  async one(
    @Caller() caller: Principal,
    @Param('caseId') caseId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseView> {
    const view = await this.db.transaction(caller.tenant, (tx) => this.views.one(tx, caller, caseId));
    void reply.header('etag', etag(view.revision));
    return view;
  }

  /** The clocks that run, and those that wait for something. */
  @Get(':caseId/clocks')
  @Allow(...PARTIES, ...OFFICE)
  @ApiOkResponse({ type: ClocksView })
  allClocks(@Caller() caller: Principal, @Param('caseId') caseId: string): Promise<ClocksView> {
    return this.db.transaction(caller.tenant, (tx) => this.clocks.all(tx, caseId));
  }

  /** All requests for supplements with their answers, the newest first. */
  @Get(':caseId/supplement-requests')
  @Allow(...PARTIES, ...OFFICE)
  @ApiOkResponse({ type: [SupplementRequestView] })
  supplementRequests(@Caller() caller: Principal, @Param('caseId') caseId: string): Promise<SupplementRequestView[]> {
    return this.db.transaction(caller.tenant, (tx) => supplementRequests(tx, caseId));
  }

  /** What if? Nothing is stored, so no command. */
  @Post(':caseId/simulations')
  @HttpCode(200)
  @Allow(...PARTIES, ...OFFICE)
  @ApiOkResponse({ type: SimulationView })
  simulate(@Caller() caller: Principal, @Param('caseId') caseId: string, @Body() { events }: SimulationBody): Promise<SimulationView> {
    return this.db.transaction(caller.tenant, (tx) => this.clocks.simulate(tx, caseId, events));
  }
}
