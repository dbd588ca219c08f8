import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, holdsAny, OFFICE, PARTIES, type Principal } from '@bauraum/http';
import { Database } from '@bauraum/persistence';
import { CompletenessView } from './completeness.dto';
import { Completeness } from './completeness.service';

@ApiTags('completeness')
@Controller('api/v1/:authority/cases/:caseId/completeness')
export class CompletenessController {
  constructor(
    private readonly db: Database,
    private readonly completeness: Completeness,
  ) {}

  /** What is missing, why, and where to put it right: applicants see the application as it is, the office as it was filed. */
  @Get()
  @Allow(...PARTIES, ...OFFICE)
  @ApiOkResponse({ type: CompletenessView })
  get(@Caller() caller: Principal, @Param('caseId') caseId: string): Promise<CompletenessView> {
    const applies = holdsAny(caller, PARTIES);
    return this.db.transaction(caller.tenant, (tx) =>
      applies ? this.completeness.now(tx, caseId) : this.completeness.asFiled(tx, caseId),
    );
  }
}
