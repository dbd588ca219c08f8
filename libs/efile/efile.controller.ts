import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { JournalRecord } from '@bauraum/efile-verify';
import { Allow, Caller, decodeCursor, OFFICE, PageQuery, toPage, type Page, type Principal } from '@bauraum/http';
import { UserError } from '@bauraum/kernel';
import { Database } from '@bauraum/persistence';
import { EFileView, JournalPageView, type JournalEntryView } from './efile.dto';
import { EFileService } from './efile.service';
import { readJournal } from './journal';

/** The office's view of a case's record and of everything that happened. */
@ApiTags('efile')
@Controller('api/v1/:authority/cases/:caseId')
export class EFileController {
  constructor(
    private readonly db: Database,
    private readonly efile: EFileService,
  ) {}

  @Get('efile')
  @Allow(...OFFICE)
  @ApiOkResponse({ type: EFileView })
  record(@Caller() caller: Principal, @Param('caseId') caseId: string): Promise<EFileView> {
    return this.db.transaction(caller.tenant, (tx) => this.efile.view(tx, caseId));
  }

  @Get('journal')
  @Allow(...OFFICE)
  @ApiOkResponse({ type: JournalPageView })
  async journal(
    @Caller() caller: Principal,
    @Param('caseId') caseId: string,
    @Query() { cursor, limit }: PageQuery,
  ): Promise<Page<JournalEntryView>> {
    const after = afterOf(cursor);
    return this.db.transaction(caller.tenant, async (tx) => {
      const records = await readJournal(tx, caseId, { after, limit: limit + 1 });
      return toPage(records.map(toView), limit, (entry) => [entry.seq]);
    });
  }
}

function afterOf(cursor: string | undefined): number {
  const after = decodeCursor(cursor, 1)?.[0] ?? 0;
  if (!Number.isSafeInteger(after)) throw new UserError(400, 'bad-cursor');
  return Number(after);
}

function toView({ tenant: _tenant, caseId: _caseId, workflow, payload, actor, ...rest }: JournalRecord): JournalEntryView {
  return {
    ...rest,
    process: workflow.split('@')[0] as JournalEntryView['process'],
    actor: { id: actor.id, name: actor.name, role: actor.role },
    payload: { ...payload },
  };
}
