import { createCanvas, loadImage } from '@napi-rs/canvas';
import { Readable } from 'node:stream';
import { crc32, deflateSync } from 'node:zlib';
import { rawPdf, samplePdf, stream } from '../pdf-facts/pdfs.fixture';
import type { Rendered, RenderRequest } from './renderer';
import { starvedRenderer, testRenderer } from './renderer.fixture';
import { blockOf, longSide } from './sizes';

const PDF = 'application/pdf';
const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';

const render = (bytes: Buffer, request: Partial<RenderRequest> = {}, by = testRenderer()): Promise<Rendered> =>
  by.render({ mediaType: PDF, pages: [1], sizes: ['page'], ...request }, () => Promise.resolve(Readable.from([bytes])));

/** Share of a picture that is not white. */
async function ink(bytes: Uint8Array): Promise<number> {
  const image = await loadImage(Buffer.from(bytes));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark++;
  return dark / (data.length / 4);
}

const imageOf = ({ pages }: Rendered, page = 0, size = 'page') => pages[page]?.images.find((image) => image.size === size);

describe('a page', () => {
  it('whose fonts are not embedded shows its text, in each size', async () => {
    const pdf = samplePdf({ pages: [['Lageplan M 1:500', 'Größe 112 m²']], size: 'A3', layout: 'landscape' });
    const drawn = await render(pdf, { sizes: ['thumbnail', 'page', 'large'] });
    expect(drawn).toMatchObject({ problem: null, document: { count: 1, pages: [{ width: 1191, height: 842 }] } });
    expect(drawn.pages[0]?.text).toBe('Lageplan M 1:500\nGröße 112 m²');
    const sizes = drawn.pages[0]?.images.map(({ size, width, height }) => `${size} ${width} ${height}`);
    expect(sizes?.toSorted()).toEqual(['large 3308 2339', 'page 1600 1132', 'thumbnail 320 226']);
    const empty = imageOf(await render(samplePdf({ pages: [[]], size: 'A3', layout: 'landscape' })));
    expect(await ink(empty?.bytes ?? Buffer.alloc(0))).toBe(0);
    // On a thumbnail of an A3 sheet, letters are a few grey dots.
    for (const { size, bytes } of drawn.pages[0]?.images ?? [])
      expect(await ink(bytes)).toBeGreaterThan(size === 'thumbnail' ? 0.00001 : 0.0001);
  });

  it('is turned as it is shown', async () => {
    const pdf = rawPdf([CATALOG, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate 90 >>']); // prettier-ignore
    const drawn = await render(pdf);
    expect(drawn.document?.pages).toEqual([{ width: 842, height: 595 }]);
    expect(imageOf(drawn)).toMatchObject({ width: 1600, height: 1131 });
  });

  it('is one of many: those that are asked for, all measured', async () => {
    const pdf = samplePdf({ pages: Array.from({ length: 40 }, (_, index) => [`Seite ${index + 1}`]) });
    const drawn = await render(pdf, { pages: [39, 40], sizes: ['thumbnail'] });
    expect(drawn.document?.count).toBe(40);
    expect(drawn.document?.pages).toHaveLength(40);
    expect(drawn.pages.map(({ page, text }) => [page, text])).toEqual([
      [39, 'Seite 39'],
      [40, 'Seite 40'],
    ]);
  });

  it('of a photo stands upright, and is not made larger than it is', async () => {
    const canvas = createCanvas(200, 100);
    const context = canvas.getContext('2d');
    context.fillRect(0, 0, 100, 100);
    const jpeg = canvas.toBuffer('image/jpeg');
    const exif = Buffer.from('ffe10022457869660000 4d4d002a00000008 0001 0112 0003 00000001 0006 0000 00000000'.replaceAll(' ', ''), 'hex');
    const turned = Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]);
    const drawn = await render(turned, { mediaType: 'image/jpeg', sizes: ['page', 'thumbnail'] });
    expect(drawn.document).toMatchObject({ count: 1, pages: [{ width: 100, height: 200 }] });
    expect(imageOf(drawn)).toMatchObject({ width: 100, height: 200 });
    expect((await render(canvas.toBuffer('image/png'), { mediaType: 'image/png' })).problem).toBeNull();
  });
});

/** A PNG of one colour: some kilobytes that are gigabytes when they are drawn. */
function pngBomb(side: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    crc.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, crc]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2], 8);
  const rows = Buffer.alloc((side * 3 + 1) * 16);
  const packed = deflateSync(Buffer.concat(Array.from({ length: side / 16 }, () => rows)));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', packed),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('a hostile file', () => {
  it('that is a picture of gigabytes costs its process', async () => {
    const drawn = await render(pngBomb(12_000), { mediaType: 'image/png' }, testRenderer({ memoryMb: 400 }));
    expect(drawn.pages).toEqual([]);
    expect(drawn.problem).toMatch(/^(memory|broken)$/);
  });

  it('with a page that never ends costs this page; those before stand', async () => {
    const endless = deflateSync(Buffer.from('0 0 m 500 500 l S 0 0 500 500 re f\n'.repeat(1_000_000)));
    const page = (contents: string): string => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${contents} >>`;
    const pdf = rawPdf([CATALOG, '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>', page(''), page('/Contents 5 0 R'), stream(endless, '/Filter /FlateDecode')]); // prettier-ignore
    const drawn = await render(pdf, { pages: [1, 2] }, testRenderer({ timeoutMs: 2000 }));
    expect(drawn.pages.map(({ page }) => page)).toEqual([1]);
    expect(drawn.problem).toMatch(/^(timeout|memory)$/);
  });

  it('is another thing than a busy machine, for which no file is blamed', () =>
    expect(render(samplePdf(), {}, starvedRenderer())).rejects.toMatchObject({ code: 'isolation-starved' }));

  it('whose page is as large as a town becomes a picture of the usual size', async () => {
    const pdf = rawPdf([CATALOG, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9000000 10] >>']); // prettier-ignore
    expect(imageOf(await render(pdf, { sizes: ['large'] }), 0, 'large')).toMatchObject({ width: 6400, height: 1 });
  });

  it.each([
    ['broken', Buffer.from('%PDF-1.7\nxx'), PDF],
    ['broken', rawPdf([CATALOG, '<< /Type /Pages /Kids [2 0 R] /Count 1 >>']), PDF],
    ['broken', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'image/png'],
    ['encrypted', samplePdf({ userPassword: 'geheim' }), PDF],
  ])('says that it is %s', async (problem, bytes, mediaType) =>
    expect(await render(bytes, { mediaType }, testRenderer({ timeoutMs: 10_000 }))).toMatchObject({ problem, pages: [] }),
  );
});

describe('the renderer', () => {
  it('keeps a place for those who wait', async () => {
    const renderer = testRenderer({ parallel: 2 });
    const running = render(samplePdf(), {}, renderer);
    expect([renderer.busy(false), renderer.busy(true)]).toEqual([true, false]);
    await running;
    expect(renderer.busy(false)).toBe(false);
  });
});

it.each([
  ['thumbnail', 595, 842, 320],
  ['page', 2384, 3370, 1600],
  ['large', 595, 842, 2339],
  ['large', 2384, 3370, 6400],
  ['large', 10, 10, 1600],
] as const)('%s of %i x %i points: %i pixels', (size, width, height, expected) => expect(longSide(size, { width, height })).toBe(expected));

it.each([
  [1, 1, [1]],
  [8, 20, [1, 2, 3, 4, 5, 6, 7, 8]],
  [9, 10, [9, 10]],
])('page %i of %i is drawn with %j', (page, count, expected) => expect(blockOf(page, count)).toEqual(expected));
