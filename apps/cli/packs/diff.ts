import { formatDate, formatEuro } from '@bauraum/kernel';
import { lengthText, type Length, type PeriodRule } from '@bauraum/law';
import { differences, packFolders, readPack, type Difference } from '@bauraum/packs';
import { HELP_PREFIX, type Pack } from '@bauraum/workflows';
import { optionsOf, say, UsageError } from '../options';
import { installedPacks } from './list';

/** For whom a difference matters. */
type Group = 'applicants' | 'office' | 'openCases';

interface Sentence {
  readonly group: Group;
  readonly text: string;
}

const HEADINGS: Readonly<Record<Group, string>> = {
  applicants: 'Für Antragstellende',
  office: 'Für das Amt',
  openCases: 'Für offene Vorgänge',
};

/** Prints what differs between two packs, each a folder or an installed one. @returns 0, whether something differs or not. */
export function runDiff(argv: readonly string[]): number {
  const { words, flags } = optionsOf(argv, [], ['json']);
  const [a, b] = words;
  if (a === undefined || b === undefined || words.length > 2) throw new UsageError('Welche zwei Packs?');
  const found = differences(packOf(a), packOf(b));
  const sentences = [...found.flatMap(sentencesOf), ...openCases(found)];
  const groups = (['applicants', 'office', 'openCases'] as const).map(
    (group) => [group, sentences.filter((one) => one.group === group).map(({ text }) => text)] as const,
  );
  if (flags.includes('json')) say(JSON.stringify({ a, b, differences: found, sentences: Object.fromEntries(groups) }, null, 2));
  else if (found.length === 0) say(`Zwischen ${a} und ${b} gibt es keinen Unterschied.`);
  else
    for (const [group, lines] of groups.filter(([, texts]) => texts.length > 0)) {
      say(`${HEADINGS[group]}:`);
      for (const line of lines) say(`  - ${line}`);
    }
  return 0;
}

function packOf(name: string): Pack {
  if (packFolders(name)[0] === name) return readPack(name);
  const installed = installedPacks();
  const found = installed.find((one) => one.name === name.replace(/\/$/, ''));
  if (found) return found.pack;
  throw new UsageError(`${name} ist weder ein Ordner mit pack.json noch eines von ${installed.map((one) => one.name).join(', ')}.`);
}

const SECTIONS: Readonly<Record<Difference['section'], { readonly word: string; readonly group: Exclude<Group, 'openCases'> }>> = {
  procedures: { word: 'Verfahren', group: 'applicants' },
  fees: { word: 'Gebühr', group: 'applicants' },
  documents: { word: 'Bauvorlage', group: 'applicants' },
  documentChecks: { word: 'Prüfregel für Dateien', group: 'applicants' },
  forms: { word: 'Formular', group: 'applicants' },
  signOffs: { word: 'Freizeichnung', group: 'applicants' },
  disciplines: { word: 'Fachgebiet', group: 'applicants' },
  questions: { word: 'Frage', group: 'applicants' },
  procedureRules: { word: 'Regel der Verfahrenswahl', group: 'applicants' },
  municipalities: { word: 'Gemeinde', group: 'applicants' },
  periods: { word: 'Frist', group: 'office' },
  texts: { word: 'Textbaustein', group: 'office' },
  notifications: { word: 'Bekanntgaberegel', group: 'office' },
  bodies: { word: 'Beteiligte Stelle', group: 'office' },
  head: { word: 'Angabe', group: 'office' },
};

function sentencesOf(difference: Difference): readonly Sentence[] {
  const { section } = difference;
  const text = factOf(difference);
  const waitsFor = ((difference.after ?? difference.before) as Partial<PeriodRule> | undefined)?.waitsFor;
  const both = section === 'periods' && (waitsFor === 'applicants' || isFiction(difference));
  const groups: readonly Group[] = both ? ['applicants', 'office'] : [isHelp(difference) ? 'applicants' : SECTIONS[section].group];
  return groups.map((group) => ({ group, text }));
}

const isHelp = ({ section, before, after }: Difference): boolean =>
  section === 'texts' && ((after ?? before) as { readonly use: string }).use.startsWith(HELP_PREFIX);

const isFiction = ({ before, after }: Difference): boolean =>
  [before, after].some((row) => (row as Partial<PeriodRule> | undefined)?.fiction === true);

function factOf(difference: Difference): string {
  const { change, keys, before, after } = difference;
  switch (change) {
    case 'new':
      return `Neu: ${nameOf(difference)}${sinceWhen(difference)}.`;
    case 'gone':
      return `Entfällt: ${nameOf(difference)}${sinceWhen(difference)}.`;
    case 'changed': {
      if (keys.length === 0) return `Geändert: ${nameOf(difference)}: ${valueText(before)} → ${valueText(after)}.`;
      const [old, now] = [before, after] as [Row, Row];
      const parts = keys.map((key) => `${LABELS[key] ?? key}: ${valueText(old[key], key)} → ${valueText(now[key], key)}`);
      return `Geändert: ${nameOf(difference)}${sinceWhen(difference)}: ${parts.join('; ')}.`;
    }
  }
}

type Row = Readonly<Record<string, unknown>>;

const LABELS: Readonly<Record<string, string>> = {
  length: 'Länge',
  startsAfter: 'Beginn nach',
  roll: 'verschiebt sich auf den nächsten Werktag',
  fiction: 'Fiktion',
  consequenceText: 'Folge',
  title: 'Bezeichnung',
  text: 'Text',
  basis: 'Rechtsgrundlage',
  source: 'Quelle',
  section: 'Paragraf',
  verified: 'bestätigt',
  validTo: 'gilt bis',
  version: 'Fassung',
  required: 'erforderlich',
  condition: 'Bedingung',
  minimumCents: 'Mindestgebühr',
  maximumCents: 'Höchstgebühr',
  name: 'Name',
  periodKind: 'Frist',
  summary: 'Beschreibung',
};

function nameOf({ section, id, before, after }: Difference): string {
  const row = (after ?? before) as Row | string;
  const title = typeof row === 'object' ? (row['title'] ?? row['name']) : section === 'municipalities' ? row : undefined;
  return `${SECTIONS[section].word} ${typeof title === 'string' ? `„${title}“ (${id})` : id}`;
}

function sinceWhen({ validFrom, before, after }: Difference): string {
  const { validTo, basis } = (after ?? before ?? {}) as { readonly validTo?: string; readonly basis?: string };
  if (!validFrom) return '';
  return `, gilt ab ${formatDate(validFrom)}${validTo ? ` bis ${formatDate(validTo)}` : ''}${basis ? `, ${basis}` : ''}`;
}

/** What becomes of cases that run: most rows are chosen by the day of receipt, some are read whenever they are needed. */
function openCases(found: readonly Difference[]): readonly Sentence[] {
  const effects = new Map<string, string[]>();
  for (const difference of found) {
    const effect = effectOf(difference);
    effects.set(effect, [...(effects.get(effect) ?? []), nameOf(difference)]);
  }
  return [...effects].map(([effect, names]) => ({ group: 'openCases', text: `${effect}: ${[...new Set(names)].join(', ')}.` }));
}

function effectOf(difference: Difference): string {
  switch (difference.section) {
    case 'bodies':
    case 'head':
    case 'municipalities':
      return 'Wirkt sofort, auch in offenen Vorgängen';
    case 'texts':
      if (isHelp(difference)) return 'Steht ab jetzt neben dem Formular, auch in offenen Vorgängen';
      return 'Steht in den Schreiben, die ab jetzt entstehen, auch in offenen Vorgängen';
    case 'questions':
    case 'procedureRules':
      return 'Wirkt nur auf neue Anträge, denn das Verfahren eines offenen Vorgangs ist gewählt';
    case 'procedures':
    case 'periods':
    case 'fees':
    case 'documents':
    case 'documentChecks':
    case 'forms':
    case 'signOffs':
    case 'disciplines':
    case 'notifications':
      return effectOfDated(difference);
  }
}

function effectOfDated({ section, change, validFrom, keys, before, after }: Difference): string {
  const { trigger, validTo } = (after ?? before) as Partial<PeriodRule>;
  const asked = section === 'periods' && trigger === 'requestReceived';
  if (change === 'new' && validFrom) return asked ? forRequests(validFrom) : forCases(validFrom);
  if (change === 'changed' && validTo && keys.every((key) => key === 'validTo')) {
    const until = formatDate(validTo);
    return asked ? `Gilt weiter für Ersuchen bis ${until}` : `Gilt weiter für Vorgänge, die bis ${until} eingegangen sind`;
  }
  if (change === 'changed' && keys.every((key) => WITHOUT_EFFECT.includes(key))) return 'Ändert in offenen Vorgängen nichts';
  return 'Achtung, geändert ohne neues Datum: Auch offene Vorgänge rechnen damit, sobald neu gerechnet wird';
}

const WITHOUT_EFFECT = ['source', 'verified', 'version'];
const forCases = (day: string): string => `Gilt nur für Vorgänge, die ab ${formatDate(day)} eingehen; offene bleiben bei ihrer Regel`;
/** A body is asked on a day of its own, and by the rule of that day. */
const forRequests = (day: string): string => `Gilt für Ersuchen ab ${formatDate(day)}, auch in offenen Vorgängen`;

function valueText(value: unknown, key = ''): string {
  if (value === undefined) return 'nichts';
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  if (typeof value === 'number') return key.endsWith('Cents') ? formatEuro(value) : String(value);
  if (typeof value === 'string') return key.startsWith('valid') ? formatDate(value) : `„${value}“`;
  if (key === 'length' || key === 'startsAfter') return lengthText(value as Length, 'accusative');
  return JSON.stringify(value);
}
