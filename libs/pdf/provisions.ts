import type { Flow } from './flow';
import type { ProvisionKind, ProvisionRow } from './types';

/** German headings and the letter of each group, in the order in which a notice lists them. */
export const PROVISION_GROUPS: readonly { kind: ProvisionKind; heading: string; letter: string }[] = [
  { kind: 'condition', heading: 'Bedingungen', letter: 'B' },
  { kind: 'obligation', heading: 'Auflagen', letter: 'A' },
  { kind: 'timeLimit', heading: 'Befristung', letter: 'F' },
  { kind: 'revocationReservation', heading: 'Widerrufsvorbehalt', letter: 'W' },
  { kind: 'obligationReservation', heading: 'Auflagenvorbehalt', letter: 'V' },
  { kind: 'hint', heading: 'Hinweise', letter: 'H' },
];

const detail = (row: ProvisionRow): string | undefined => {
  const parts = [
    row.reason && `Begründung: ${row.reason}`,
    row.body && `Gefordert von: ${row.body}`,
    row.legalBasis && `Grundlage: ${row.legalBasis}`,
  ];
  return parts.filter(Boolean).join(' · ') || undefined;
};

/** Ancillary provisions grouped by kind and numbered within (A 1, A 2 ...). */
export function provisionList(flow: Flow, rows: readonly ProvisionRow[], level: 2 | 3 = 3): void {
  for (const group of PROVISION_GROUPS) {
    const members = rows.filter((row) => row.kind === group.kind);
    if (members.length === 0) continue;
    flow.heading(level, group.heading);
    flow.list(
      members.map((row, index) => ({ label: `${group.letter} ${index + 1}`, text: row.text, detail: detail(row) })),
      28,
    );
  }
}
