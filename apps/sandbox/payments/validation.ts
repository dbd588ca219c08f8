import {
  DESCRIPTION_PATTERN,
  ID_PATTERN,
  PURPOSE_PATTERN,
  fromAmount,
  type FunctionalCode,
  type WireRequest,
} from '@bauraum/xbezahldienste';
import { HttpProblem } from '../http';

/** What is wrong with one field: where (JSON pointer) and what is wanted. */
export interface FieldFault {
  readonly path: string;
  readonly text: string;
}

/** A refusal as XBezahldienste 1.0.0 words it. */
export function refusal(
  status: number,
  functionalCode: FunctionalCode,
  functionalText: string,
  fields: readonly FieldFault[] = [],
): HttpProblem {
  return new HttpProblem(status, functionalCode, { functionalCode, functionalText, ...(fields.length > 0 ? { fields } : {}) });
}

type Json = Readonly<Record<string, unknown>>;
type Rule = (value: unknown) => string | undefined;
type Rules = Readonly<Record<string, { readonly rule: Rule; readonly optional?: true }>>;

const MAX_AMOUNT_CENTS = 99_999_900; // 999,999 euro
const MAX_URL = 2082;
const MAX_ITEMS = 99;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const matches =
  (pattern: RegExp, wanted: string): Rule =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? undefined : wanted;

const id = matches(ID_PATTERN, '1 bis 36 Zeichen aus A-Z, a-z, 0-9, Unterstrich und Bindestrich');
const description = matches(DESCRIPTION_PATTERN, '1 bis 250 Zeichen aus Buchstaben, Ziffern, Leerzeichen, Komma, Punkt und Bindestrich');

const amount =
  (least: number): Rule =>
  (value) => {
    const wanted = `eine Zahl in Euro von ${least === 0 ? '0' : '0.01'} bis 999999 mit höchstens zwei Nachkommastellen`;
    if (typeof value !== 'number') return wanted;
    try {
      const cents = fromAmount(value);
      return cents >= least && cents <= MAX_AMOUNT_CENTS ? undefined : wanted;
    } catch {
      return wanted;
    }
  };

const webAddress: Rule = (value) =>
  typeof value === 'string' && value.length <= MAX_URL && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
    ? undefined
    : 'eine Internetadresse mit http oder https, höchstens 2082 Zeichen';

const between =
  (low: number, high: number, integer: boolean): Rule =>
  (value) =>
    typeof value === 'number' && value >= low && value <= high && (!integer || Number.isInteger(value))
      ? undefined
      : `eine Zahl von ${low} bis ${high}`;

const timestamp: Rule = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) && !Number.isNaN(Date.parse(value))
    ? undefined
    : 'ein Zeitpunkt nach ISO 8601';

const textMap: Rule = (value) =>
  isObject(value) && Object.values(value).every((entry) => typeof entry === 'string') ? undefined : 'ein Objekt, dessen Werte Texte sind';

const REQUEST: Rules = {
  requestId: { rule: id },
  requestTimestamp: { rule: timestamp },
  currency: { rule: (value) => (value === 'EUR' ? undefined : 'EUR') },
  grosAmount: { rule: amount(1) },
  purpose: { rule: matches(PURPOSE_PATTERN, '1 bis 27 Zeichen aus A-Z, a-z, 0-9, Leerzeichen, Unterstrich und Bindestrich') },
  description: { rule: description, optional: true },
  redirectUrl: { rule: webAddress },
  items: {
    rule: (value) =>
      Array.isArray(value) && value.length >= 1 && value.length <= MAX_ITEMS ? undefined : 'eine Liste mit 1 bis 99 Positionen',
  },
  requestor: { rule: (value) => (isObject(value) ? undefined : 'ein Objekt'), optional: true },
};

const ITEM: Rules = {
  id: { rule: id },
  reference: { rule: (value) => (typeof value === 'string' && value.length >= 1 && value.length <= 36 ? undefined : '1 bis 36 Zeichen') },
  description: { rule: description },
  taxRate: { rule: between(0, 100, false) },
  quantity: { rule: between(1, 999_999, true) },
  totalNetAmount: { rule: amount(0) },
  totalTaxAmount: { rule: amount(0) },
  singleNetAmount: { rule: amount(0), optional: true },
  singleTaxAmount: { rule: amount(0), optional: true },
  bookingData: { rule: textMap, optional: true },
};

function check(value: Json, rules: Rules, at: string): FieldFault[] {
  const unknown = Object.keys(value)
    .filter((key) => !Object.hasOwn(rules, key))
    .map((key) => ({ path: `${at}/${key}`, text: 'Dieses Feld gibt es nicht.' }));
  const faults = Object.entries(rules).flatMap(([key, { rule, optional }]) => {
    const field = value[key];
    if (field === undefined && optional) return [];
    const wanted = rule(field);
    return wanted === undefined
      ? []
      : [{ path: `${at}/${key}`, text: field === undefined ? `Das Feld fehlt. Erwartet: ${wanted}.` : `Erwartet: ${wanted}.` }];
  });
  return [...unknown, ...faults];
}

/** The sum of the positions must be the total, and no position may stand there twice. */
function checkItems(request: WireRequest): void {
  if (new Set(request.items.map((item) => item.id)).size < request.items.length) {
    throw refusal(400, 'VALIDATION_ERROR', 'Zwei Positionen haben dieselbe id.', [{ path: '/items', text: 'Jede id nur einmal.' }]);
  }
  const sum = request.items.reduce((total, item) => total + fromAmount(item.totalNetAmount) + fromAmount(item.totalTaxAmount), 0);
  if (sum !== fromAmount(request.grosAmount)) {
    throw refusal(400, 'CALCULATION_ERROR', 'Die Summe der Positionen ist nicht der Gesamtbetrag.', [
      { path: '/grosAmount', text: `Die Positionen ergeben ${sum} Cent.` },
    ]);
  }
}

/**
 * Checks every field of a `PaymentRequest` of XBezahldienste 1.0.0.
 *
 * @param body the text that was sent.
 * @throws HttpProblem 400 with the path of each wrong field.
 */
export function readPaymentRequest(body: string): WireRequest {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw refusal(400, 'VALIDATION_ERROR', 'Der Inhalt ist kein JSON.');
  }
  if (!isObject(value)) throw refusal(400, 'VALIDATION_ERROR', 'Der Inhalt ist kein JSON-Objekt.');
  const items: readonly unknown[] = Array.isArray(value.items) ? value.items.slice(0, MAX_ITEMS) : [];
  const faults = [
    ...check(value, REQUEST, ''),
    ...items.flatMap((item, index) =>
      isObject(item) ? check(item, ITEM, `/items/${index}`) : [{ path: `/items/${index}`, text: 'Erwartet: ein Objekt.' }],
    ),
  ];
  if (faults.length > 0) throw refusal(400, 'VALIDATION_ERROR', 'Felder fehlen oder sind falsch.', faults);
  const request = value as unknown as WireRequest;
  checkItems(request);
  return request;
}
