import { berlinDate, type Instant, type PlainDate } from '@bauraum/kernel';
import type { LetterInput } from '@bauraum/pdf';
import type { Tx } from '@bauraum/persistence';
import { authorityPack, fillText, landPack, procedureOf, textBlocks, type TextBlock } from '@bauraum/workflows';

type Answers = Readonly<Record<string, unknown>>;

interface Row {
  readonly title: string;
  readonly place: string;
  readonly procedure: string;
  readonly file_number: string | null;
  readonly submitted_at: Date | null;
  readonly data: Readonly<Record<string, Answers | undefined>>;
  /** Who has taken the project over since. */
  readonly successor: Answers | null;
}

/** What every letter of a case starts from. */
export interface LetterFacts {
  readonly letter: LetterInput;
  readonly receivedOn: PlainDate;
  readonly procedure: string;
  readonly title: string;
}

/**
 * Collects letterhead, recipient and project of a case; the recipient is whoever builds now.
 *
 * @param at date of the letter: the outbox row's moment by the authority's clock, so that a repetition makes the same bytes.
 * @throws Error when the case was not submitted: letters are written about submitted applications only.
 */
export async function letterFacts(tx: Tx, caseId: string, at: Instant): Promise<LetterFacts> {
  const [row] = await tx.query<Row[]>(
    `select c.title, c.place, c.procedure, c.file_number, c.submitted_at, (s.content::jsonb) -> 'application' as data,
       (select p.state #> '{context,address}' from process p where p.tenant_id = c.tenant_id and p.case_id = c.id
         and p.workflow_id = 'builder-change' and p.status = 'acknowledged' order by p.id desc limit 1) as successor
     from permit_case c join lateral (select content from application_snapshot s where s.tenant_id = c.tenant_id and s.case_id = c.id
       order by number desc limit 1) s on true
     where c.tenant_id = $1 and c.id = $2`,
    [tx.tenant, caseId],
  );
  if (!row?.file_number || !row.submitted_at) throw new Error(`case ${caseId} was not submitted`);
  const { plot = {}, designer = {} } = row.data;
  const builder = row.successor ?? row.data['builder'] ?? {};
  const { buildingCode } = landPack(authorityPack(tx.tenant).land);
  const procedure = procedureOf(tx.tenant, row.procedure);
  return {
    receivedOn: berlinDate(row.submitted_at.toISOString()),
    procedure: row.procedure,
    title: row.title,
    letter: {
      letterhead: letterhead(tx.tenant),
      recipient: {
        delivery: 'Zum Abruf im Vorgangsraum bereitgestellt',
        lines: [text(builder['name']), text(builder['street']), `${text(builder['postalCode'])} ${text(builder['place'])}`],
      },
      fileNumber: row.file_number,
      createdAt: at,
      project: {
        title: row.title,
        site: `${text(plot['street'])} ${text(plot['houseNumber'])}`.trim() + `, ${text(plot['postalCode'])} ${row.place}`,
        parcel: `Gemarkung ${text(plot['cadastralDistrict'])}, Flur ${text(plot['corridor'])}, Flurstück ${text(plot['parcel'])}`,
        procedure: `${procedure.title} (${procedure.section} ${buildingCode})`,
        builder: text(builder['name']),
        designer: text(designer['name']),
      },
      ...(authorityPack(tx.tenant).sandbox ? { banner: 'Testbetrieb – ohne Rechtswirkung' } : {}),
    },
  };
}

function letterhead(tenant: string): LetterInput['letterhead'] {
  const { name, department, address } = authorityPack(tenant);
  return { name, unit: department, addressLines: [address.street, `${address.postalCode} ${address.city}`] };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * The texts that the Land's pack has for a use, with their values filled in; those of the authority are known already.
 *
 * @throws Error when a placeholder is left: no letter goes out with one.
 */
export function packTexts(
  tenant: string,
  use: string,
  { on, procedure }: { readonly on: PlainDate; readonly procedure: string },
  values: Readonly<Record<string, string>> = {},
): string[] {
  const { name, address } = authorityPack(tenant);
  const known = {
    authorityName: name,
    authorityStreet: address.street,
    authorityPostalCode: address.postalCode,
    authorityCity: address.city,
    ...values,
  };
  return textsFor(tenant, use, on, procedure).map((block) => {
    const text = fillText(block.text, known);
    const left = /\{\w+\}/.exec(text);
    if (left) throw new Error(`text ${block.id} of the pack has no value for ${left[0]}`);
    return text;
  });
}

/** The title that the pack gives a letter, e.g. `Baugenehmigung`; undefined without a text for the use. */
export function packTitle(
  tenant: string,
  use: string,
  { on, procedure }: { readonly on: PlainDate; readonly procedure: string },
): string | undefined {
  return textsFor(tenant, use, on, procedure)[0]?.title;
}

/** The texts made for the procedure; where there are none, the general ones. */
function textsFor(tenant: string, use: string, on: PlainDate, procedure: string): readonly TextBlock[] {
  const blocks = textBlocks(tenant, use, on, procedure);
  const own = blocks.filter((block) => block.procedures !== undefined);
  return own.length > 0 ? own : blocks;
}

/** The moment of an outbox row by the authority's clock. */
export async function momentOf(tx: Tx, outboxId: string): Promise<Instant> {
  const [row] = await tx.query<{ at: Date }[]>(
    `select o.created_at + t.clock_offset_ms * interval '1 millisecond' as at from outbox o join tenant t on t.tenant_id = o.tenant_id
     where o.tenant_id = $1 and o.id = $2`,
    [tx.tenant, outboxId],
  );
  return (row?.at ?? new Date()).toISOString();
}
