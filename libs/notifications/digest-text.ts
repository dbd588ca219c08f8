import { headline, mailText } from './mail';

/** Something that happened in a case, as a digest tells it. */
export interface DigestEntry {
  readonly caseId: string;
  readonly fileNumber: string | null;
  readonly kind: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * What a digest is about, with the file number when there is only one case.
 *
 * @example digestSubject([{ caseId: '1', fileNumber: '63-2026-00042', kind: 'complete', params: {} }]) // 'Bauraum: Der Antrag ist vollständig (63-2026-00042)'
 */
export function digestSubject(entries: readonly DigestEntry[]): string {
  const [first] = entries;
  const cases = new Set(entries.map(({ caseId }) => caseId)).size;
  const kinds = new Set(entries.map(({ kind }) => kind)).size;
  if (!first || cases > 1) return `Bauraum: ${entries.length} Neuigkeiten zu ${cases} Vorgängen`;
  const about = first.fileNumber ?? 'Bauantrag ohne Aktenzeichen';
  return kinds === 1 ? `Bauraum: ${headline(textOf(first))} (${about})` : `Bauraum: ${entries.length} Neuigkeiten (${about})`;
}

/**
 * All entries, case by case in the order in which they came; what happened more than once in a case is said once, with its number.
 *
 * @example digestText([{ caseId: '1', fileNumber: '63-2026-00042', kind: 'complete', params: {} }], 'https://b.test')
 */
export function digestText(entries: readonly DigestEntry[], url: string): string {
  const cases = new Map<string, DigestEntry[]>();
  for (const entry of entries) cases.set(entry.caseId, [...(cases.get(entry.caseId) ?? []), entry]);
  const parts = [...cases.values()].map((own) => {
    const texts = own.map(textOf);
    const lines = [...new Set(texts)].map((text) => {
      const times = texts.filter((other) => other === text).length;
      return times > 1 ? `- ${text} (${times}-mal)` : `- ${text}`;
    });
    return [own[0]?.fileNumber ? `Vorgang ${own[0].fileNumber}` : 'Bauantrag ohne Aktenzeichen', ...lines].join('\n');
  });
  return ['Das ist neu:', ...parts, `Alle Mitteilungen im Portal:\n${url}`].join('\n\n');
}

const textOf = ({ kind, params, fileNumber }: DigestEntry): string =>
  mailText(kind, { fileNumber: '–', ...params, ...(fileNumber ? { fileNumber } : {}) });
