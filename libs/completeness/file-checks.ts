import type { PageSize, ReadablePdf, UnreadableReason } from '@bauraum/pdf-facts';
import type { DocumentCheck } from '@bauraum/workflows';
import type { AssessedDocument } from './point';

/** What a check finds: nothing wrong, or what is wrong and what was seen. */
export type Finding =
  { readonly state: 'ok' } | { readonly state: 'wrong' | 'undecided'; readonly what: string; readonly evidence: readonly string[] };

const OK: Finding = { state: 'ok' };
const wrong = (what: string, ...evidence: readonly string[]): Finding => ({ state: 'wrong', what, evidence });
const undecided = (what: string, ...evidence: readonly string[]): Finding => ({ state: 'undecided', what, evidence });

/** The checks that look into one readable PDF. */
export function checkPdf(check: DocumentCheck, document: AssessedDocument, facts: ReadablePdf, all: readonly DocumentCheck[]): Finding {
  switch (check.kind) {
    case 'readable':
    case 'noDuplicate':
      return OK; // it has been read; duplicates are looked for among all documents
    case 'notEncrypted':
      return facts.encrypted ? wrong('ist verschlüsselt', 'öffnet ohne Kennwort, beschränkt aber die Nutzung') : OK;
    case 'noJavaScript':
      return activeContent(facts);
    case 'noEmbeddedFiles':
      return facts.embedsFiles ? wrong('enthält eingebettete Dateien', ...facts.embeddedFiles.map((name) => `eingebettet: ${name}`)) : OK;
    case 'pdfA':
      return facts.pdfA ? OK : wrong('ist kein PDF/A', `PDF ${facts.version ?? 'unbekannter Version'} ohne Kennzeichen PDF/A`);
    case 'fontsEmbedded':
      return fontsEmbedded(facts);
    case 'textLayer':
      return textLayer(facts);
    case 'notBlank':
      return facts.blankPages.length === 0
        ? OK
        : wrong(`hat ${counted(facts.blankPages.length, 'leere Seite', 'leere Seiten')}`, pageList(facts.blankPages));
    case 'pageSizes':
      return pageSizes(check, facts);
    case 'onePlanPerFile':
      return onePlanPerFile(facts);
    case 'scaleText':
      return scaleText(check, facts);
    case 'typeFits':
      return typeFits(check, document, facts, all);
  }
}

function activeContent({ javaScript, launchAction }: ReadablePdf): Finding {
  if (!javaScript && !launchAction) return OK;
  return wrong('hat ausführbare Inhalte', ...(javaScript ? ['JavaScript'] : []), ...(launchAction ? ['startet ein Programm'] : []));
}

function fontsEmbedded({ fonts }: ReadablePdf): Finding {
  const loose = fonts.filter(({ embedded }) => !embedded).map(({ name }) => name);
  return loose.length === 0 ? OK : wrong('hat Schriften, die nicht eingebettet sind', `nicht eingebettet: ${loose.join(', ')}`);
}

/** Pages without anything are told by `notBlank`. */
function textLayer({ pagesWithoutText, blankPages, pagesRead }: ReadablePdf): Finding {
  const silent = pagesWithoutText.filter((page) => !blankPages.includes(page));
  if (silent.length === 0) return OK;
  return wrong(`hat auf ${silent.length} von ${counted(pagesRead, 'Seite', 'Seiten')} keinen durchsuchbaren Text`, pageList(silent));
}

function pageSizes({ formats = [] }: DocumentCheck, { sizes }: ReadablePdf): Finding {
  const odd = sizes.filter(({ format }) => format === 'other' || !formats.includes(format));
  return odd.length === 0 ? OK : wrong('hat Seiten, deren Größe kein vorgesehenes Format ist', ...odd.map(sizeText));
}

const A4_AREA_MM2 = 210 * 297;

/** Drawings are on sheets larger than A4; further pages of that size are further plans. */
function onePlanPerFile({ sizes }: ReadablePdf): Finding {
  const sheets = sizes.filter(({ widthMm, heightMm }) => widthMm * heightMm > A4_AREA_MM2 * 1.2);
  const count = sheets.reduce((sum, { pages }) => sum + pages, 0);
  return count <= 1 ? OK : wrong(`enthält vermutlich ${count} Pläne in einer Datei`, ...sheets.map(sizeText));
}

/** Where a page has no text, a scale may be drawn; nobody can tell. */
function scaleText({ scale = 0 }: DocumentCheck, { scales, pagesWithoutText }: ReadablePdf): Finding {
  if (scales.some((one) => one <= scale)) return OK;
  if (scales.length > 0)
    return wrong(`nennt nur einen kleineren Maßstab als 1:${scale}`, `gefunden: ${scales.map((one) => `1:${one}`).join(', ')}`);
  if (pagesWithoutText.length > 0)
    return undecided('lässt den Maßstab nicht erkennen, weil Seiten keinen Text haben', pageList(pagesWithoutText));
  return wrong('nennt keinen Maßstab', 'im Text gibt es keine Angabe wie „M 1:100“');
}

/** Wrong only when the words of another type are there and none of its own. */
function typeFits(check: DocumentCheck, document: AssessedDocument, facts: ReadablePdf, all: readonly DocumentCheck[]): Finding {
  const content = [...facts.titleWords, ...wordsOf(facts.title ?? '')];
  const names = [...wordsOf(document.fileName), ...wordsOf(document.title)];
  const says = ({ words = [] }: DocumentCheck, among: readonly string[]): boolean =>
    words.some((word) => among.some((one) => one.startsWith(word)));
  // Its own word counts wherever it stands (Gebäudeschnitt), that of another only where a word begins (not Abschnitt).
  if (check.words?.some((word) => content.some((one) => one.includes(word)))) return OK;
  const others = all.filter((other) => other.kind === 'typeFits' && other.id !== check.id && says(other, content));
  if (others.length === 0) return OK;
  const found = others.flatMap(({ words = [] }) => words.filter((word) => content.some((one) => one.startsWith(word))));
  const named = says(check, names) ? ['der Name der Datei oder Unterlage passt, der Inhalt nicht'] : [];
  return wrong('sieht nach einer anderen Art von Unterlage aus', `im Inhalt steht: ${[...new Set(found)].join(', ')}`, ...named);
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];

/** What it means that a file could not be read. */
export function unreadable(reason: UnreadableReason): Finding {
  switch (reason) {
    case 'broken':
      return wrong('ist beschädigt oder kein PDF', 'der Aufbau der Datei lässt sich nicht lesen');
    case 'encrypted':
      return wrong('ist durch ein Kennwort geschützt', 'öffnet nur mit Kennwort');
    case 'inflates-too-much':
      return wrong('entpackt sich auf eine unmögliche Größe', 'Inhalte sind weit über jedes übliche Maß gepackt');
    case 'memory':
    case 'timeout':
    case 'too-large':
      return undecided('konnte nicht von selbst geprüft werden', 'die Datei ist dafür zu groß oder zu aufwendig');
  }
}

const sizeText = ({ format, orientation, widthMm, heightMm, pages }: PageSize): string =>
  `${counted(pages, 'Seite', 'Seiten')} ${format === 'other' ? 'ohne DIN-Format' : format} ${orientation === 'landscape' ? 'quer' : 'hoch'} (${widthMm} × ${heightMm} mm)`;

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const MOST_PAGES = 12;
const pageList = (pages: readonly number[]): string =>
  `${pages.length === 1 ? 'Seite' : 'Seiten'} ${pages.slice(0, MOST_PAGES).join(', ')}${pages.length > MOST_PAGES ? ' …' : ''}`;
