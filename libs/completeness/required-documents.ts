import { factsMissing, holds } from '@bauraum/law';
import type { RequiredDocument } from '@bauraum/workflows';
import { fieldAt } from './fields';
import { nameOf, whyOf, type AssessInput, type Point } from './point';

/** Documents that the procedure needs: there, missing, or not to be decided yet. One that is not needed is no point. */
export function requiredDocumentPoints(input: AssessInput): readonly Point[] {
  return input.required.flatMap((row) => {
    const present = input.documents.filter(({ typeCode }) => typeCode === row.typeCode);
    const needed = row.required === 'always' ? true : row.when && holds(row.when, input.answers);
    if (needed === false) return [];
    const evidence = present.map((document) => `${nameOf(document)}, Fassung ${document.version}`);
    const why = whyOf(row, reasonOf(row));
    const upload = { kind: 'upload', typeCode: row.typeCode, text: `Unter „Unterlagen“ als „${row.title}“ hochladen.` } as const;
    const point = { id: `document:${row.id}`, why, fix: upload, evidence, blocks: false };
    if (present.length > 0) return [{ ...point, severity: severityOf(needed), state: 'ok', what: `„${row.title}“ liegt vor.` } as const];
    if (needed) return [{ ...point, severity: 'required', state: 'missing', what: `„${row.title}“ fehlt.` } as const];
    return [undecided(row, point, input)];
  });
}

const severityOf = (needed: boolean | undefined): Point['severity'] => (needed ? 'required' : 'hint');

const reasonOf = ({ required, title, condition }: RequiredDocument): string =>
  required === 'always' ? `„${title}“ gehört zu jedem Antrag in diesem Verfahren.` : `„${title}“ ist nötig: ${condition ?? ''}`;

/** An answer that decides is missing, or nobody but a human can tell. */
function undecided(
  row: RequiredDocument,
  point: Pick<Point, 'id' | 'why' | 'fix' | 'evidence' | 'blocks'>,
  { form, answers }: AssessInput,
): Point {
  const common = { ...point, severity: 'hint', state: 'undecided' } as const;
  const [fact] = row.when ? factsMissing(row.when, answers) : [];
  if (fact === undefined) return { ...common, what: `Prüfen Sie, ob Sie „${row.title}“ brauchen: ${row.condition ?? ''}` };
  const [section, field] = fieldAt(form, fact);
  const where = section ? `Im Antrag unter „${section.title}“.` : 'Im Antrag.';
  return {
    ...common,
    what: `Ob Sie „${row.title}“ brauchen, hängt von der Angabe „${field?.label ?? fact}“ ab.`,
    fix: { kind: 'field', path: `/${fact.replaceAll('.', '/')}`, text: where },
  };
}
