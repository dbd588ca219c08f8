import { Readable } from 'node:stream';
import { deflateSync } from 'node:zlib';
import type { PdfFacts, ReadablePdf } from './facts';
import { pageSize } from './page-size';
import { rawPdf, samplePdf, stream } from './pdfs.fixture';
import { starvedReader, testReader } from './reader.fixture';
import { scalesIn } from './scale';
import { structureOf } from './structure';

const read = (pdf: Uint8Array): Promise<PdfFacts> => testReader().facts(pdf);
async function facts(pdf: Uint8Array): Promise<ReadablePdf> {
  const found = await read(pdf);
  if (!found.readable) throw new Error(found.reason);
  return found;
}

const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const page = (entries = ''): string => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${entries} >>`;

describe('the facts of a PDF', () => {
  it('of a plain one', async () => {
    expect(await facts(samplePdf())).toEqual({
      readable: true,
      version: '1.3',
      pdfA: null,
      pages: 1,
      pagesRead: 1,
      sizes: [{ format: 'A4', orientation: 'portrait', widthMm: 210, heightMm: 297, pages: 1 }],
      encrypted: false,
      javaScript: false,
      launchAction: false,
      embeddedFiles: [],
      embedsFiles: false,
      acroForm: false,
      fonts: [{ name: 'Helvetica', embedded: false }],
      pagesWithoutText: [],
      blankPages: [],
      scales: [500],
      titleWords: ['lageplan'],
      title: 'Muster',
      producer: 'pdfkit',
    });
  });

  it.each([
    ['<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>', { part: 3, conformance: 'A' }],
    [`<rdf:Description pdfaid:part="2" pdfaid:conformance='u'/>`, { part: 2, conformance: 'U' }],
    ['<pdfaid:part>4</pdfaid:part>', { part: 4, conformance: null }],
    ['<dc:title>PDF/A-3</dc:title>', null],
  ])('the claim of %s', async (xmp, expected) => {
    const metadata = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>${xmp}</rdf:Description></rdf:RDF></x:xmpmeta>`;
    const catalog = '<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R >>';
    const pdf = rawPdf([catalog, PAGES, page(), stream(Buffer.from(metadata), '/Type /Metadata /Subtype /XML')]);
    expect((await facts(pdf)).pdfA).toEqual(expected);
  });

  it('sizes and their number', async () => {
    const { sizes, pages } = await facts(samplePdf({ pages: [['a'], ['b'], ['c']], size: 'A3', layout: 'landscape' }));
    expect(pages).toBe(3);
    expect(sizes).toEqual([{ format: 'A3', orientation: 'landscape', widthMm: 420, heightMm: 297, pages: 3 }]);
  });

  it('blank pages, and pages whose drawing has no text', async () => {
    expect(await facts(samplePdf({ pages: [['a'], [], ['c'], []] }))).toMatchObject({ pagesWithoutText: [2, 4], blankPages: [2, 4] });
    expect(await facts(samplePdf({ pages: [[]], drawn: true }))).toMatchObject({ pagesWithoutText: [1], blankPages: [] });
  });

  it.each([
    ['white on white', '1 1 1 rg 0 0 595 842 re f', [1]],
    ['a path that only clips', '0 0 595 842 re W n', [1]],
    ['white, and a line after it', 'q 1 g 0 0 595 842 re f Q 10 10 m 90 90 l S', []],
    ['grey', '0.9 g 0 0 595 842 re f', []],
  ])('%s', async (_, content, blankPages) => {
    const pdf = rawPdf([CATALOG, PAGES, page('/Contents 4 0 R'), stream(Buffer.from(content))]);
    expect(await facts(pdf)).toMatchObject({ pagesWithoutText: [1], blankPages });
  });

  it('a scanned page is not blank, though its image is never decoded', async () => {
    const image = stream(
      deflateSync(Buffer.alloc(64)),
      '/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode',
    );
    const pdf = rawPdf([
      CATALOG,
      PAGES,
      page('/Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >>'),
      stream(Buffer.from('q 595 0 0 842 0 0 cm /I Do Q')),
      image,
    ]);
    expect(await facts(pdf)).toMatchObject({ pagesWithoutText: [1], blankPages: [] });
  });

  it('JavaScript, where a reader runs it and where it hides', async () => {
    expect((await facts(samplePdf({ javaScript: 'app.alert(1)' }))).javaScript).toBe(true);
    const action = '<< /S /J#61vaScript /JS (app.alert\\(1\\)) >>';
    const packed = stream(deflateSync(Buffer.from(`9 0 ${action}`)), `/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode`);
    expect((await facts(rawPdf([CATALOG, PAGES, page(), packed]))).javaScript).toBe(true);
    const onPage = page('/AA << /O << /S /JavaScript /JS (1) >> >>');
    expect((await facts(rawPdf([CATALOG, PAGES, onPage]))).javaScript).toBe(true);
  });

  it('a text that only speaks of JavaScript is none', async () => {
    const named = '<< /Title (/S /JavaScript /JS \\(x\\) /EF <<) >>';
    expect(await facts(rawPdf([CATALOG, PAGES, page(), named]))).toMatchObject({ javaScript: false, embedsFiles: false });
  });

  it('embedded files, by name', async () => {
    expect(await facts(samplePdf({ attachment: 'anlage.xml' }))).toMatchObject({ embedsFiles: true, embeddedFiles: ['anlage.xml'] });
  });

  it('a file that starts a program', async () => {
    const catalog = '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (cmd.exe) >> >>';
    expect((await facts(rawPdf([catalog, PAGES, page()]))).launchAction).toBe(true);
  });

  it('encrypted: with a password for opening, or only against copying', async () => {
    expect(await read(samplePdf({ userPassword: 'geheim' }))).toEqual({ readable: false, reason: 'encrypted' });
    expect(await facts(samplePdf({ ownerPassword: 'geheim' }))).toMatchObject({ encrypted: true, pages: 1 });
  });

  it('fonts: embedded or not', () => {
    const descriptor = '<< /Type /FontDescriptor /FontName /ABCDEF+BitstreamVera /FontFile2 9 0 R >>';
    const pdf = rawPdf([CATALOG, PAGES, page(), descriptor, '<< /Type /FontDescriptor /FontName /Arial >>']);
    expect(structureOf(pdf).fonts).toEqual([
      { name: 'ABCDEF+BitstreamVera', embedded: true },
      { name: 'Arial', embedded: false },
    ]);
  });
});

describe('a bad PDF', () => {
  it('that is cut off tells what can be found, or that it is broken', async () => {
    const whole = samplePdf({ pages: [['a'], ['b']] });
    for (const part of [0.1, 0.5, 0.9]) {
      const found = await read(whole.subarray(0, Math.floor(whole.length * part)));
      expect(found.readable ? found.pages <= 2 : found.reason === 'broken').toBe(true);
    }
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(5000)],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
  ])('%s is broken', async (_, bytes) => expect(await read(bytes)).toEqual({ readable: false, reason: 'broken' }));

  it('that inflates to gigabytes is refused, also when it is packed twice', async () => {
    const zeros = deflateSync(Buffer.alloc(300 * 1024 ** 2));
    const once = rawPdf([CATALOG, PAGES, page('/Contents 4 0 R'), stream(zeros, '/Filter /FlateDecode')]);
    expect(await read(once)).toEqual({ readable: false, reason: 'inflates-too-much' });
    const twice = rawPdf([CATALOG, PAGES, page('/Contents 4 0 R'), stream(deflateSync(zeros), '/Filter [/FlateDecode /FlateDecode]')]);
    expect(twice.length).toBeLessThan(5000);
    expect(await read(twice)).toEqual({ readable: false, reason: 'inflates-too-much' });
  });

  it('that takes too long is ended', async () => {
    const drawing = deflateSync(Buffer.from('0 0 m 500 500 l S 0 0 500 500 re f\n'.repeat(1_000_000)));
    const endless = rawPdf([CATALOG, PAGES, page('/Contents 4 0 R'), stream(drawing, '/Filter /FlateDecode')]);
    expect(await testReader({ timeoutMs: 1000 }).facts(endless)).toEqual({ readable: false, reason: 'timeout' });
  });

  it('is not blamed for a busy machine', async () =>
    expect(starvedReader().facts(samplePdf())).rejects.toMatchObject({ code: 'isolation-starved' }));

  it('that is too large is not read at all', async () => {
    expect(await testReader({ maxBytes: 100 }).facts(samplePdf())).toEqual({ readable: false, reason: 'too-large' });
  });

  it('with a thousand pages is read in full; with more than the limit up to it', async () => {
    const pdf = samplePdf({ pages: Array.from({ length: 1000 }, (_, i) => [`Seite ${i + 1}`]) });
    expect(await facts(pdf)).toMatchObject({ pages: 1000, pagesRead: 1000, pagesWithoutText: [] });
    expect(await testReader({ maxPages: 10 }).facts(pdf)).toMatchObject({ pages: 1000, pagesRead: 10 });
  });

  it('whose pages form a circle ends', async () => {
    const circle = rawPdf([CATALOG, '<< /Type /Pages /Kids [2 0 R] /Count 1 >>']);
    const found = await testReader({ timeoutMs: 5000 }).facts(circle);
    expect(found).toMatchObject({ readable: false });
  });
});

describe('the reader', () => {
  it('is busy while its turns are taken, and free afterwards', async () => {
    const reader = testReader({ parallel: 1 });
    const running = reader.facts(samplePdf());
    expect(reader.busy).toBe(true);
    await running;
    expect(reader.busy).toBe(false);
  });
});

describe('an examination', () => {
  const source = (bytes: Buffer) => () => Promise.resolve(Readable.from([bytes]));
  const examine = (bytes: Buffer, limits = {}, maxMs = 20_000) => testReader(limits).examine(source(bytes), { size: bytes.length, maxMs });
  const scripted = samplePdf({ javaScript: 'app.alert(1)' });
  const structure = { encrypted: false, javaScript: true, launchAction: false, embedsFiles: false };

  it('tells the structure and the facts', async () =>
    expect(await examine(scripted)).toMatchObject({ structure, facts: { readable: true, pages: 1 } }));

  it('tells the structure also when there is no time for the pages', async () =>
    expect(await examine(scripted, {}, -1)).toEqual({ structure, facts: { readable: false, reason: 'timeout' } }));

  it('of a bomb has nothing to tell', async () => {
    const zeros = deflateSync(Buffer.alloc(300 * 1024 ** 2));
    const bomb = rawPdf([CATALOG, PAGES, page('/Contents 4 0 R'), stream(zeros, '/Filter /FlateDecode')]);
    expect(await examine(bomb)).toEqual({ structure: null, facts: { readable: false, reason: 'inflates-too-much' } });
  });

  it('looks through a large file without reading its pages, and through none that is larger still', async () => {
    const tooLarge = { readable: false, reason: 'too-large' };
    expect(await examine(scripted, { maxBytes: 100 })).toEqual({ structure, facts: tooLarge });
    expect(await examine(scripted, { maxBytes: 100, maxStructureBytes: 200 })).toEqual({ structure: null, facts: tooLarge });
  });

  it('of a large file has a turn of its own', async () => {
    const reader = testReader({ maxBytes: 100, parallel: 1 });
    const running = reader.examine(source(scripted), { size: scripted.length, maxMs: 1 });
    expect([reader.isBusyWith(1000), reader.isBusyWith(10)]).toEqual([true, false]);
    await running;
    expect(reader.isBusyWith(1000)).toBe(false);
  });
});

describe('pageSize', () => {
  it.each([
    [[0, 0, 595.28, 841.89], 0, 1, 'A4', 'portrait'],
    [[0, 0, 595.28, 841.89], 90, 1, 'A4', 'landscape'],
    [[10, 10, 2393.94, 3380.39], 0, 1, 'A0', 'portrait'],
    [[0, 0, 1683.78, 1190.55], 0, 1, 'A2', 'landscape'],
    [[0, 0, 1190.55, 841.89], 0, 2, 'A1', 'landscape'],
    [[0, 0, 612, 792], 0, 1, 'other', 'portrait'],
    [[0, 0, 2834, 841.89], 0, 1, 'other', 'landscape'],
  ])('%j turned by %i, unit %i: %s %s', (view, rotate, userUnit, format, orientation) =>
    expect(pageSize({ view, rotate, userUnit })).toMatchObject({ format, orientation }),
  );
});

describe('scalesIn', () => {
  it.each([
    ['Lageplan 1:500', [500]],
    ['M 1 : 100', [100]],
    ['Maßstab = 1:1.000', [1000]],
    ['MASSSTAB 1:20 und M1:50', [20, 50]],
    ['Maßstab: 1 : 25 000', [25000]],
    ['Gefälle 1:20, Böschung 1:1,5', []],
    ['11:100 Uhr, 2021:500, 1:100:3, 1:100.5', []],
    ['Betonmischung 1:3', []],
    ['M  1 : 1 0 0', [100]],
    ['M A S S S T A B 1 : 5 0 0', [500]],
    ['M 1/50, Flurstück 1/100', [50]],
    ['1,5 km 1:500', [500]],
  ])('%s: %j', (text, expected) => expect(scalesIn(text)).toEqual(expected));
});
