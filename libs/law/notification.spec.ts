import { notifiedOn, type Calendar, type NotificationInput, type NotificationRule } from './index';

const aRule = (more: Partial<NotificationRule> = {}): NotificationRule => ({
  id: 'test.post',
  version: 1,
  channel: 'post',
  days: 4,
  rolls: false,
  section: '§ 41 Abs. 2 VwVfG',
  basis: '§ 41 Abs. 2 VwVfG',
  source: 'a gazette',
  verified: false,
  validFrom: '2025-01-01',
  ...more,
});
const mv: Calendar = { land: 'MV' };
const portal = aRule({ id: 'test.portal', channel: 'portal', days: 1, serveAgainAfterDays: 10, basis: '§ 41 Abs. 2a VwVfG' });
const formal = aRule({ id: 'test.formal', channel: 'formal', days: 0, basis: '§ 41 Abs. 5 VwVfG' });

describe('by post', () => {
  test.each<[why: string, rule: NotificationRule, input: NotificationInput, on: string]>([
    ['the fourth day after posting', aRule(), { channel: 'post', postedOn: '2027-02-08' }, '2027-02-12'],
    ['the third by an older act', aRule({ days: 3 }), { channel: 'post', postedOn: '2027-02-08' }, '2027-02-11'],
    ['a Sunday stays', aRule(), { channel: 'post', postedOn: '2027-02-10' }, '2027-02-14'],
    [
      'a Sunday moves where the act or the courts of the Land say so',
      aRule({ rolls: true }),
      { channel: 'post', postedOn: '2027-02-10' },
      '2027-02-15',
    ],
    ['over the weekend and 8 March', aRule({ rolls: true }), { channel: 'post', postedOn: '2027-03-02' }, '2027-03-09'],
    ['an earlier arrival changes nothing', aRule(), { channel: 'post', postedOn: '2027-02-08', arrivedOn: '2027-02-09' }, '2027-02-12'],
    ['an arrival on that day changes nothing', aRule(), { channel: 'post', postedOn: '2027-02-08', arrivedOn: '2027-02-12' }, '2027-02-12'],
    ['a later arrival counts', aRule(), { channel: 'post', postedOn: '2027-02-08', arrivedOn: '2027-02-13' }, '2027-02-13'],
    ['on the day of posting', aRule(), { channel: 'post', postedOn: '2027-02-08', arrivedOn: '2027-02-08' }, '2027-02-12'],
  ])('%s', (_, rule, input, on) => {
    expect(notifiedOn(rule, input, mv).notifiedOn).toBe(on);
  });

  test('the result carries the rule and a German sentence', () => {
    expect(notifiedOn(aRule(), { channel: 'post', postedOn: '2027-02-08' }, mv)).toEqual({
      ruleId: 'test.post',
      ruleVersion: 1,
      section: '§ 41 Abs. 2 VwVfG',
      channel: 'post',
      basis: '§ 41 Abs. 2 VwVfG',
      source: 'a gazette',
      verified: false,
      notifiedOn: '2027-02-12',
      sentence:
        'Bekannt gegeben 4 Tage nach der Aufgabe zur Post (Mo., 8. Februar 2027), also am Fr., 12. Februar 2027 (§ 41 Abs. 2 VwVfG).',
    });
    expect(notifiedOn(aRule({ rolls: true }), { channel: 'post', postedOn: '2027-03-02' }, mv)).toMatchObject({
      movedBecause: [
        { date: '2027-03-06', reason: 'Samstag' },
        { date: '2027-03-07', reason: 'Sonntag' },
        { date: '2027-03-08', reason: 'Feiertag: Internationaler Frauentag' },
      ],
      sentence:
        'Bekannt gegeben 4 Tage nach der Aufgabe zur Post (Di., 2. März 2027), also am Di., 9. März 2027 (§ 41 Abs. 2 VwVfG); der Tag verschiebt sich: ' +
        'Sa., 6. März 2027 (Samstag), So., 7. März 2027 (Sonntag), Mo., 8. März 2027 (Feiertag: Internationaler Frauentag).',
    });
  });

  test('an arrival on the day of the fiction leaves the sentence to the fiction', () => {
    const posted = { channel: 'post', postedOn: '2027-02-08' } as const;
    expect(notifiedOn(aRule(), { ...posted, arrivedOn: '2027-02-12' }, mv)).toEqual(notifiedOn(aRule(), posted, mv));
  });

  test('a later arrival says so', () => {
    const { movedBecause, sentence } = notifiedOn(
      aRule({ rolls: true }),
      { channel: 'post', postedOn: '2027-02-08', arrivedOn: '2027-02-20' },
      mv,
    );
    expect(movedBecause).toBeUndefined();
    expect(sentence).toBe(
      'Das Schreiben ist erst am Sa., 20. Februar 2027 zugegangen und an diesem Tag bekannt gegeben (§ 41 Abs. 2 VwVfG).',
    );
  });

  test('what never arrived is not notified', () => {
    const result = notifiedOn(aRule(), { channel: 'post', postedOn: '2027-02-08', neverArrived: true }, mv);
    expect('notifiedOn' in result).toBe(false);
    expect(result.sentence).toBe('Das Schreiben ist nicht zugegangen und deshalb nicht bekannt gegeben (§ 41 Abs. 2 VwVfG).');
  });
});

describe('by provision in the portal, where the law says so', () => {
  const deemed = aRule({ ...portal, deemedAfterDays: 4, basis: '§ 9 Abs. 1 OZG' });
  const providedOn = '2027-02-08';

  test.each([
    ['not retrieved', undefined],
    ['retrieved before', '2027-02-09'],
    ['retrieved after, even where it would have to be served again', '2027-03-01'],
  ])('on the fourth day, %s', (_, retrievedOn) => {
    const input = { channel: 'portal', providedOn, ...(retrievedOn === undefined ? {} : { retrievedOn }) } as const;
    const result = notifiedOn(deemed, input, mv);
    expect([result.notifiedOn, result.serveAgainFrom]).toEqual(['2027-02-12', undefined]);
    expect(result.sentence).toBe(
      'Bekannt gegeben 4 Tage nach der Bereitstellung zum Abruf (Mo., 8. Februar 2027), also am Fr., 12. Februar 2027 (§ 9 Abs. 1 OZG).',
    );
  });

  test('it moves where the rule rolls, and nothing is retrieved before it is there', () => {
    expect(notifiedOn({ ...deemed, rolls: true }, { channel: 'portal', providedOn: '2027-02-10' }, mv).notifiedOn).toBe('2027-02-15');
    expect(() => notifiedOn(deemed, { channel: 'portal', providedOn, retrievedOn: '2027-02-07' }, mv)).toThrow(RangeError);
  });
});

describe('by retrieval from the portal', () => {
  test.each([
    ['the day after retrieval', '2027-02-08', '2027-02-08', '2027-02-09'],
    ['on the tenth day, in time', '2027-02-08', '2027-02-18', '2027-02-19'],
    ['a Saturday, when the rule does not roll', '2027-02-08', '2027-02-12', '2027-02-13'],
  ])('%s', (_, providedOn, retrievedOn, on) => {
    const result = notifiedOn(portal, { channel: 'portal', providedOn, retrievedOn }, mv);
    expect(result.notifiedOn).toBe(on);
    expect('serveAgainFrom' in result).toBe(false);
  });

  test('in a sentence', () => {
    expect(notifiedOn(portal, { channel: 'portal', providedOn: '2027-02-08', retrievedOn: '2027-02-09' }, mv).sentence).toBe(
      'Bekannt gegeben einen Tag nach dem Abruf (Di., 9. Februar 2027), also am Mi., 10. Februar 2027 (§ 41 Abs. 2a VwVfG).',
    );
  });

  test('not yet retrieved: it says until when, and from when it must be served again', () => {
    const result = notifiedOn(portal, { channel: 'portal', providedOn: '2027-02-08' }, mv);
    expect('notifiedOn' in result).toBe(false);
    expect(result).toMatchObject({
      serveAgainFrom: '2027-02-19',
      sentence:
        'Der Bescheid steht seit Mo., 8. Februar 2027 zum Abruf bereit und ist noch nicht abgerufen. ' +
        'Wird er nicht bis Do., 18. Februar 2027 abgerufen, ist er ab Fr., 19. Februar 2027 erneut bekannt zu geben (§ 41 Abs. 2a VwVfG).',
    });
  });

  test('retrieved too late: served again', () => {
    const result = notifiedOn(portal, { channel: 'portal', providedOn: '2027-02-08', retrievedOn: '2027-02-19' }, mv);
    expect('notifiedOn' in result).toBe(false);
    expect(result).toMatchObject({
      serveAgainFrom: '2027-02-19',
      sentence:
        'Der Bescheid steht seit Mo., 8. Februar 2027 zum Abruf bereit und wurde erst am Fr., 19. Februar 2027 abgerufen. ' +
        'Das war nach Do., 18. Februar 2027; er ist deshalb erneut bekannt zu geben (§ 41 Abs. 2a VwVfG).',
    });
  });

  test('an act without a limit waits', () => {
    const { serveAgainAfterDays: _, ...patient } = portal;
    expect(notifiedOn(patient, { channel: 'portal', providedOn: '2027-02-08', retrievedOn: '2027-12-01' }, mv).notifiedOn).toBe(
      '2027-12-02',
    );
    const result = notifiedOn(patient, { channel: 'portal', providedOn: '2027-02-08' }, mv);
    expect('serveAgainFrom' in result).toBe(false);
    expect(result.sentence).toBe(
      'Der Bescheid steht seit Mo., 8. Februar 2027 zum Abruf bereit und ist noch nicht abgerufen, also noch nicht bekannt gegeben (§ 41 Abs. 2a VwVfG).',
    );
  });
});

describe('by formal service', () => {
  test('on its day, or as many days later as the act says', () => {
    const result = notifiedOn(formal, { channel: 'formal', servedOn: '2027-02-13' }, mv);
    expect(result).toMatchObject({
      notifiedOn: '2027-02-13',
      sentence: 'Bekannt gegeben mit der förmlichen Zustellung (Sa., 13. Februar 2027), also am Sa., 13. Februar 2027 (§ 41 Abs. 5 VwVfG).',
    });
    expect(notifiedOn({ ...formal, days: 3 }, { channel: 'formal', servedOn: '2027-02-08' }, mv).notifiedOn).toBe('2027-02-11');
  });
});

test.each<[why: string, rule: NotificationRule, input: NotificationInput]>([
  ['test.post is about post, not formal', aRule(), { channel: 'formal', servedOn: '2027-02-08' }],
  ['test.portal is about portal, not post', portal, { channel: 'post', postedOn: '2027-02-08' }],
  [
    'received on 2027-02-07, before it was sent on 2027-02-08',
    aRule(),
    { channel: 'post', postedOn: '2027-02-08', arrivedOn: '2027-02-07' },
  ],
  [
    'received on 2027-02-07, before it was sent on 2027-02-08',
    portal,
    { channel: 'portal', providedOn: '2027-02-08', retrievedOn: '2027-02-07' },
  ],
  ['not a calendar day: 2027-02-30', aRule(), { channel: 'post', postedOn: '2027-02-30', neverArrived: true }],
  ['not a calendar day: 2027-02-30', aRule(), { channel: 'post', postedOn: '2027-02-08', arrivedOn: '2027-02-30' }],
  ['not a calendar day: 2027-02-30', portal, { channel: 'portal', providedOn: '2027-02-30' }],
  ['not a calendar day: 2027-02-30', { ...portal, serveAgainAfterDays: undefined }, { channel: 'portal', providedOn: '2027-02-30' }],
  ['not a calendar day: 2027-02-30', formal, { channel: 'formal', servedOn: '2027-02-30' }],
])('refused: %s', (why, rule, input) => {
  expect(() => notifiedOn(rule, input, mv)).toThrow(new RangeError(why));
});
