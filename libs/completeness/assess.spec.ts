import type { PdfFacts, ReadablePdf } from '@bauraum/pdf-facts';
import { assess, isOpen } from './assess';
import { application, document, fullAnswers, goodFacts } from './assess.fixture';
import type { AssessedDocument, AssessInput, Point } from './point';

const open = (change: Partial<AssessInput> = {}): readonly Point[] => assess(application(change)).filter(isOpen);
const withDocument = (one: AssessedDocument): AssessedDocument[] => [...application().documents.filter(({ id }) => id !== one.id), one];
/** What is found when the facts of the floor plan differ. */
const ofPlan = (facts: Partial<ReadablePdf>): readonly Point[] =>
  open({ documents: withDocument(document('2001', { facts: { ...goodFacts, ...facts } })) });

it('a complete application has nothing open, and says what was checked', () => {
  expect(open()).toEqual([]);
  const points = assess(application());
  expect(points.filter(({ state }) => state === 'ok').map(({ what }) => what)).toContain('„Lageplan“ liegt vor.');
  expect(points.find(({ id }) => id === 'mv.check-pdfa')).toMatchObject({
    state: 'ok',
    what: 'Geprüft: 7 Dateien sind so, wie es sein soll.',
  });
});

it('is the same list for the same application, with ids of their own', () => {
  const input = application({ documents: [] });
  expect(assess(input)).toEqual(assess(input));
  const ids = assess(input).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe('fields', () => {
  it('that are missing are named with their section, and stop the filing', () => {
    const { building, ...answers } = fullAnswers();
    expect(open({ answers: { ...answers, building: { ...building, height: null } } })).toEqual([
      expect.objectContaining({
        id: 'field:/building/height',
        severity: 'required',
        state: 'missing',
        what: expect.stringMatching(/^Die Angabe „.*“ fehlt\.$/),
        fix: { kind: 'field', path: '/building/height', text: 'Im Antrag unter „Gebäude“.' },
        blocks: true,
      }),
    ]);
  });

  it('that say no where only yes will do', () => {
    const answers = { ...fullAnswers(), declarations: { ownerConsent: true, truthful: false } };
    expect(open({ answers }).map(({ what }) => what)).toEqual([expect.stringMatching(/noch nicht bestätigt/)]);
  });

  it('that hold what is no answer are wrong, once', () => {
    const answers = { ...fullAnswers(), builder: { ...fullAnswers()['builder'], postalCode: '2393' } };
    const points = open({ answers, wrongAnswers: [{ path: '/building/height', key: 'isNumber' }] });
    expect(points.map(({ id, state }) => [id, state])).toEqual([
      ['field:/builder/postalCode', 'wrong'],
      ['field:/building/height', 'wrong'],
    ]);
  });
});

describe('required documents', () => {
  it('that are missing name the rule and where to upload', () => {
    const documents = application().documents.filter(({ typeCode }) => typeCode !== '1803');
    const [point, ...rest] = open({ documents });
    expect(rest).toEqual([]);
    expect(point).toMatchObject({
      severity: 'required',
      state: 'missing',
      what: '„Lageplan“ fehlt.',
      why: { ruleId: 'mv.document-1803', text: expect.stringContaining('(§ 3 Nr. 1, § 7 BauVorlVO M-V)'), verified: false },
      fix: { kind: 'upload', typeCode: '1803', text: 'Unter „Unterlagen“ als „Lageplan“ hochladen.' },
      blocks: false,
    });
  });

  const conditional = (deviation?: boolean): Point | undefined => {
    const project = { ...fullAnswers()['project'], ...(deviation === undefined ? {} : { deviation }) };
    return assess(application({ answers: { ...fullAnswers(), project } })).find(({ id }) => id === 'document:mv.document-0800');
  };

  it('on a condition: needed, not needed, or to be decided by an answer', () => {
    expect(conditional(true)).toMatchObject({ severity: 'required', state: 'missing' });
    expect(conditional(false)).toBeUndefined();
    expect(conditional()).toMatchObject({ severity: 'hint', state: 'undecided', fix: { kind: 'field', path: '/project/deviation' } });
  });

  it('that only a human can decide on are a hint, and never open', () => {
    const point = assess(application()).find(({ id }) => id === 'document:mv.document-0603');
    expect(point).toMatchObject({
      state: 'undecided',
      severity: 'hint',
      what: 'Prüfen Sie, ob Sie „Vollmacht des Bauherrn“ brauchen: Wenn jemand den Antrag für Sie stellt.',
    });
    const documents = [...application().documents, document('0603')];
    expect(assess(application({ documents })).find(({ id }) => id === 'document:mv.document-0603')).toMatchObject({ state: 'ok' });
  });
});

describe('files', () => {
  it.each<[string, Partial<ReadablePdf>, string, string]>([
    ['no PDF/A', { pdfA: null }, 'mv.check-pdfa', 'ist kein PDF/A'],
    ['encrypted', { encrypted: true }, 'de.check-encrypted', 'ist verschlüsselt'],
    ['JavaScript', { javaScript: true }, 'de.check-active-content', 'hat ausführbare Inhalte'],
    ['starts a program', { launchAction: true }, 'de.check-active-content', 'hat ausführbare Inhalte'],
    ['embedded files', { embedsFiles: true, embeddedFiles: ['a.xml'] }, 'de.check-embedded-files', 'enthält eingebettete Dateien'],
    ['loose fonts', { fonts: [{ name: 'Arial', embedded: false }] }, 'de.check-fonts', 'hat Schriften, die nicht eingebettet sind'],
    ['a scan', { pagesWithoutText: [1] }, 'de.check-text-layer', 'hat auf 1 von 1 Seite keinen durchsuchbaren Text'],
    [
      'an odd size',
      { sizes: [{ format: 'other', orientation: 'portrait', widthMm: 216, heightMm: 279, pages: 1 }] },
      'mv.check-page-sizes',
      'hat Seiten, deren Größe kein vorgesehenes Format ist',
    ],
    [
      'two plans',
      { pages: 2, sizes: [{ format: 'A3', orientation: 'landscape', widthMm: 420, heightMm: 297, pages: 2 }] },
      'mv.check-one-plan',
      'enthält vermutlich 2 Pläne in einer Datei',
    ],
    ['no scale', { scales: [] }, 'mv.check-scale-drawings', 'nennt keinen Maßstab'],
    ['a small scale', { scales: [200, 500] }, 'mv.check-scale-drawings', 'nennt nur einen kleineren Maßstab als 1:100'],
    ['another type', { titleWords: ['baubeschreibung'] }, 'de.check-type-2001', 'sieht nach einer anderen Art von Unterlage aus'],
  ])('%s', (_, facts, rule, what) => {
    expect(ofPlan(facts)).toEqual([
      expect.objectContaining({
        id: `${rule}:document-2001`,
        state: 'wrong',
        what: `„Unterlage 2001“ (2001.pdf) ${what}.`,
        fix: expect.objectContaining({ kind: 'document', documentId: 'document-2001' }),
        blocks: false,
      }),
    ]);
  });

  it('with a blank page: told once, not as a page without text too', () =>
    expect(ofPlan({ pages: 2, pagesWithoutText: [2], blankPages: [2] }).map(({ id, evidence }) => [id, evidence[0]])).toEqual([
      ['de.check-blank:document-2001', 'Seite 2'],
    ]));

  it('without a scale and without text cannot be judged', () => {
    const found = assess(
      application({ documents: withDocument(document('2001', { facts: { ...goodFacts, scales: [], pagesWithoutText: [1] } })) }),
    );
    expect(found.find(({ id }) => id === 'mv.check-scale-drawings:document-2001')).toMatchObject({ state: 'undecided', severity: 'hint' });
  });

  it.each<[PdfFacts | null, string, string, string]>([
    [null, 'de.check-readable', 'undecided', 'wird noch geprüft'],
    [{ readable: false, reason: 'broken' }, 'de.check-readable', 'wrong', 'ist beschädigt oder kein PDF'],
    [{ readable: false, reason: 'encrypted' }, 'de.check-encrypted', 'wrong', 'ist durch ein Kennwort geschützt'],
    [{ readable: false, reason: 'inflates-too-much' }, 'de.check-readable', 'wrong', 'entpackt sich auf eine unmögliche Größe'],
    [{ readable: false, reason: 'timeout' }, 'de.check-readable', 'undecided', 'konnte nicht von selbst geprüft werden'],
  ])('%j is one point', (facts, rule, state, what) => {
    const points = assess(application({ documents: withDocument(document('2001', { facts })) }));
    expect(points.filter(({ id }) => id.endsWith(':document-2001'))).toEqual([
      expect.objectContaining({ id: `${rule}:document-2001`, state, what: `„Unterlage 2001“ (2001.pdf) ${what}.` }),
    ]);
  });

  it('uploaded twice: the later one is told', () => {
    const twin = document('9999', { sha256: document('2001').sha256 });
    expect(open({ documents: [...application().documents, twin] })).toEqual([
      expect.objectContaining({
        id: 'de.check-duplicate:document-9999',
        what: '„Unterlage 9999“ (9999.pdf) ist dieselbe Datei wie „Unterlage 2001“ (2001.pdf).',
      }),
    ]);
  });

  it('that are images: fine for a photograph, not for a plan', () => {
    const image = { mediaType: 'image/png', facts: null };
    expect(open({ documents: [...application().documents, document('9999', image)] })).toEqual([]);
    expect(open({ documents: withDocument(document('2001', image)) }).map(({ id }) => id)).toEqual(['mv.check-pdfa:document-2001']);
  });

  it('block the filing only where the row says so', () => {
    const checks = application().checks.map((check) => (check.kind === 'pdfA' ? { ...check, blocks: true } : check));
    const documents = withDocument(document('2001', { facts: { ...goodFacts, pdfA: null } }));
    expect(open({ checks, documents }).map(({ blocks }) => blocks)).toEqual([true]);
  });
});

it('what is to be done stands first', () => {
  const documents = withDocument(document('2003', { facts: { ...goodFacts, pagesWithoutText: [1] } })).filter(
    ({ typeCode }) => typeCode !== '1500',
  );
  const states = assess(application({ documents })).map(({ severity, state }) => (state === 'ok' ? 'ok' : `${severity} ${state}`));
  expect(states[0]).toBe('required missing');
  expect(states.slice(states.indexOf('ok')).every((state) => state === 'ok')).toBe(true);
});
