import type { ProvisionKind } from '@bauraum/pdf';
import { provisionTypes } from '@bauraum/workflows';

/** What the authority sends, by the codes of the XBau list `anlagen` 3.0. */
export const LETTER_TYPES = {
  letter: '5004',
  supplements: '5009',
  receipt: '5010',
  notice: '5013',
  feeNotice: '5100',
  statement: '5201',
} as const;

/** XBau list `nebenbestimmungart` 3.0 -> the groups of a notice (§ 36 VwVfG). */
const KINDS: Readonly<Record<string, ProvisionKind>> = {
  '1': 'condition',
  '2': 'obligation',
  '3': 'revocationReservation',
  '4': 'hint',
  '5': 'condition',
  '6': 'condition',
};

/** @example provisionKind('2') // 'obligation' */
export const provisionKind = (code: string): ProvisionKind => KINDS[code] ?? 'hint';

/** @example provisionLabel('2') // 'Auflage' */
export const provisionLabel = (code: string): string => provisionTypes.find((t) => t.code === code)?.label ?? code;
