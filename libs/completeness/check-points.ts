import type { DocumentCheck } from '@bauraum/workflows';
import { checkPdf, unreadable, type Finding } from './file-checks';
import { nameOf, whyOf, type AssessedDocument, type AssessInput, type Point } from './point';

const PDF = 'application/pdf';
/** Who tells that a file cannot be read. */
const TELLS = { encrypted: 'notEncrypted', other: 'readable' } as const;

/** The checks of uploaded files: a point for each file that is not as it should be, and one for each check that all files pass. */
export function checkPoints(input: AssessInput): readonly Point[] {
  return input.checks.flatMap((check) => {
    const documents = input.documents.filter(({ typeCode }) => check.typeCodes?.includes(typeCode) ?? true);
    const findings = documents.map((document) => [document, findingOf(check, document, input)] as const);
    const bad = findings.flatMap(([document, finding]) => (finding && finding.state !== 'ok' ? [pointOf(check, document, finding)] : []));
    const passed = findings.filter(([, finding]) => finding?.state === 'ok').map(([document]) => document);
    return passed.length > 0 && bad.length === 0 ? [passedPoint(check, passed)] : bad;
  });
}

/** Undefined: the check says nothing about this file. */
function findingOf(check: DocumentCheck, document: AssessedDocument, input: AssessInput): Finding | undefined {
  if (check.kind === 'noDuplicate') return duplicate(document, input.documents);
  if (document.mediaType !== PDF) return check.kind === 'pdfA' ? image(document, input) : undefined;
  const { facts } = document;
  if (facts === null) return check.kind === TELLS.other ? { state: 'undecided', what: 'wird noch geprüft', evidence: [] } : undefined;
  if (facts.readable) return checkPdf(check, document, facts, input.checks);
  const teller = facts.reason === 'encrypted' ? TELLS.encrypted : TELLS.other;
  return check.kind === teller ? unreadable(facts.reason) : undefined;
}

/** A photograph may be an image; a document that the procedure asks for may not. */
function image({ typeCode, mediaType }: AssessedDocument, { required }: AssessInput): Finding | undefined {
  if (!required.some((row) => row.typeCode === typeCode)) return undefined;
  return { state: 'wrong', what: 'ist ein Bild und kein PDF/A', evidence: [mediaType] };
}

/** The first upload is the one that stays. */
function duplicate(document: AssessedDocument, all: readonly AssessedDocument[]): Finding {
  const first = all.find(({ sha256 }) => sha256 === document.sha256);
  if (!first || first.id === document.id) return { state: 'ok' };
  return {
    state: 'wrong',
    what: `ist dieselbe Datei wie ${nameOf(first)}`,
    evidence: [`gleiche Prüfsumme ${document.sha256.slice(0, 16)}…`],
  };
}

function pointOf(check: DocumentCheck, document: AssessedDocument, finding: Exclude<Finding, { state: 'ok' }>): Point {
  return {
    id: `${check.id}:${document.id}`,
    // What cannot be decided is nothing that somebody must do.
    severity: finding.state === 'undecided' ? 'hint' : check.severity,
    state: finding.state,
    what: `${nameOf(document)} ${finding.what}.`,
    why: whyOf(check, check.text),
    fix: { kind: 'document', documentId: document.id, typeCode: document.typeCode, text: check.remedy },
    evidence: [...finding.evidence, `Fassung ${document.version}`],
    blocks: check.blocks === true && finding.state === 'wrong',
  };
}

function passedPoint(check: DocumentCheck, documents: readonly AssessedDocument[]): Point {
  const [first] = documents;
  return {
    id: check.id,
    severity: check.severity,
    state: 'ok',
    what:
      documents.length === 1 && first
        ? `Geprüft: ${nameOf(first)} ist so, wie es sein soll.`
        : `Geprüft: ${documents.length} Dateien sind so, wie es sein soll.`,
    why: whyOf(check, check.text),
    fix: { kind: 'document', ...(first ? { documentId: first.id } : {}), text: 'Nichts zu tun.' },
    evidence: documents.map(nameOf),
    blocks: false,
  };
}
