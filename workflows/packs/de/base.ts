import type { BasePack } from '../types';

/** Federal law that holds in every Land. */
export const base: BasePack = {
  periods: [
    {
      id: 'de.municipal-consent',
      version: 1,
      kind: 'municipalConsent',
      section: '§ 36 Abs. 2 Satz 2 BauGB',
      length: { months: 2 },
      eventLabel: 'dem Eingang des Ersuchens bei der Gemeinde',
      roll: true,
      fiction: true,
      consequence: 'deemed-given',
      consequenceText: 'Antwortet die Gemeinde nicht in dieser Frist, gilt ihr Einvernehmen als erteilt.',
      basis: '§ 36 Abs. 2 Satz 2 BauGB',
      source: 'https://www.gesetze-im-internet.de/bbaug/__36.html',
      verified: false,
      validFrom: '1998-01-01',
    },
    {
      id: 'de.objection',
      version: 1,
      kind: 'objection',
      section: '§ 70 Abs. 1 VwGO',
      length: { months: 1 },
      eventLabel: 'der Bekanntgabe des Bescheids',
      roll: true,
      fiction: false,
      consequence: 'final',
      consequenceText: 'Nach Ablauf dieser Frist wird der Bescheid bestandskräftig.',
      basis: '§ 70 Abs. 1 VwGO',
      source: 'recall',
      verified: false,
      validFrom: '1991-01-01',
    },
  ],
  texts: [
    {
      id: 'de.appeal',
      use: 'appeal',
      title: 'Rechtsbehelfsbelehrung',
      text:
        'Gegen diesen Bescheid können Sie innerhalb eines Monats nach Bekanntgabe Widerspruch erheben. ' +
        'Der Widerspruch ist bei {authorityName}, {authorityStreet}, {authorityPostalCode} {authorityCity}, schriftlich, ' +
        'in elektronischer Form nach § 3a Absatz 2 VwVfG, schriftformersetzend nach § 3a Absatz 3 VwVfG und § 9a Absatz 5 OZG oder zur Niederschrift einzulegen.',
      basis: '§§ 68 bis 70 VwGO',
      source: 'recall',
      verified: false,
      validFrom: '2024-01-01',
    },
  ],
};
