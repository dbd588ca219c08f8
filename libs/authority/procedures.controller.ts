import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { FormView } from '@bauraum/applications';
import { DisciplineView } from '@bauraum/cases';
import { explainedForm } from '@bauraum/forms';
import { Allow, Caller, type Principal } from '@bauraum/http';
import { invalid, type PlainDate } from '@bauraum/kernel';
import { Database } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import { adviseProcedure, competenceOf, disciplinesOf, proceduresOf, requiredDocuments, type Procedure } from '@bauraum/workflows';
import { AdviceInput, AdviceView, CompetenceQuery, CompetenceView, FormQuery, ProcedureView } from './procedures.dto';

/** Which procedures an authority offers, which one applies, who is competent, and what is to be filled in. All of it comes from the packs. */
@ApiTags('procedures')
@Controller('api/v1/:authority')
export class ProceduresController {
  constructor(
    private readonly db: Database,
    private readonly tenants: Tenants,
  ) {}

  @Get('procedures')
  @Allow('visitor')
  @ApiOkResponse({ type: [ProcedureView] })
  async procedures(@Caller() caller: Principal): Promise<ProcedureView[]> {
    return offered(caller.tenant, await this.today(caller)).map(toView);
  }

  @Post('procedure-advice')
  @HttpCode(200)
  @Allow('person')
  @ApiOkResponse({ type: AdviceView })
  async advise(@Caller() caller: Principal, @Body() { answers }: AdviceInput): Promise<AdviceView> {
    const { question, rule, procedure, path } = adviseProcedure(caller.tenant, answers, await this.today(caller));
    const result = rule && { procedure: procedure ? toView(procedure) : null, why: rule.why, basis: rule.basis, verified: rule.verified };
    return {
      question: question ? { ...question, choices: [...(question.choices ?? [])] } : null,
      result: result ?? null,
      path: path as AdviceView['path'],
    };
  }

  @Get('competence')
  @Allow('person')
  @ApiOkResponse({ type: CompetenceView })
  competence(@Param('authority') slug: string, @Query() { ags, parcel }: CompetenceQuery): CompetenceView {
    const { competent, problem, authority, district } = competenceOf(slug, ags, parcel);
    return {
      competent,
      problem: problem ?? null,
      authority: authority ? { slug: authority.slug, name: authority.name } : null,
      district: district ?? null,
    };
  }

  /** What specialist planners work on. */
  @Get('disciplines')
  @Allow('visitor')
  @ApiOkResponse({ type: [DisciplineView] })
  async disciplines(@Caller() caller: Principal): Promise<DisciplineView[]> {
    const rows = disciplinesOf(caller.tenant, await this.today(caller));
    return rows.map(({ id, label, sections, documents }) => ({ id, label, sections: [...sections], documents: [...documents] }));
  }

  @Get('form')
  @Allow('visitor')
  @ApiOkResponse({ type: FormView })
  async form(@Caller() caller: Principal, @Query() { procedure = 'simplified' }: FormQuery): Promise<FormView> {
    const today = await this.today(caller);
    if (!offered(caller.tenant, today).some(({ id }) => id === procedure)) throw invalid([{ path: '/procedure', key: 'isIn' }]);
    return {
      sections: explainedForm(caller.tenant, procedure, today) as FormView['sections'],
      requiredDocuments: requiredDocuments(caller.tenant, procedure, today).map(
        ({ typeCode, title, basis, required, condition, when }) => ({
          typeCode,
          label: title,
          basis,
          level: required === 'always' ? ('required' as const) : ('recommended' as const),
          ...(condition ? { condition } : {}),
          ...(when ? { when: { ...when } } : {}),
        }),
      ),
    };
  }

  private async today(caller: Principal): Promise<PlainDate> {
    return this.db.transaction(caller.tenant, async (tx) => (await this.tenants.time(tx)).today);
  }
}

const offered = (slug: string, on: PlainDate): Procedure[] => proceduresOf(slug, on).filter((row) => row.level === 'case');

const toView = ({ id, title, section, summary, basis, verified, entry, feeDue }: Procedure): ProcedureView => ({
  id,
  title,
  section,
  summary,
  basis,
  verified,
  entry: entry ?? 'authority',
  feeDue: feeDue ?? 'with-application',
});
