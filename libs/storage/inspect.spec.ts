import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { contentDisposition } from './content-disposition';
import { hostileFiles, jpegOf, pngOf, tiffOf } from './hostile.fixture';
import { contentKey, inspectUpload, pictureProblem, sniff, stagingKey } from './index';
import { presign } from './presign';

describe('inspectUpload', () => {
  it.each([0, 1, 2_048, 8_192, 100_000])('gives hash, size, beginning and end of %i bytes', async (size) => {
    const data = Buffer.from(Array.from({ length: size }, (_, index) => (index * 31) % 251));
    const chunks = Array.from({ length: Math.ceil(size / 1_000) }, (_, index) => data.subarray(index * 1_000, (index + 1) * 1_000));
    const found = await inspectUpload(Readable.from(chunks));
    expect(found.sha256).toBe(createHash('sha256').update(data).digest('hex'));
    expect(found.size).toBe(size);
    expect(found.head.equals(data.subarray(0, 8_192))).toBe(true);
    expect(found.tail.equals(data.subarray(-66_000))).toBe(true);
    expect(found.hidesArchive).toBe(false);
  });
});

it.each([1, 3, 6, 1000])('finds an archive also where pieces of %i bytes meet', async (length) => {
  for (const mark of ['Rar!\x1a\x07', '7z\xbc\xaf\x27\x1c']) {
    const data = Buffer.concat([Buffer.alloc(777), Buffer.from(mark, 'latin1'), Buffer.alloc(777)]);
    const pieces = Array.from({ length: Math.ceil(data.length / length) }, (_, i) => data.subarray(i * length, (i + 1) * length));
    expect((await inspectUpload(Readable.from(pieces))).hidesArchive).toBe(true);
  }
});

describe('hostile files', () => {
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
  it.each(hostileFiles(pdf).map((file) => [file.what, file] as const))('%s is refused', async (_, file) => {
    const { bytes, fileName, mediaType } = file;
    const inspected = await inspectUpload(Readable.from([bytes]));
    const { problem } = await sniff({ ...inspected, fileName, mediaType });
    const at = (offset: number, length: number): Promise<Buffer> => Promise.resolve(bytes.subarray(offset, offset + length));
    expect(problem ?? (await pictureProblem(mediaType, at))).toBe(file.problem);
  });

  it.each([
    ['image/png', pngOf(20_000, 28_000)],
    ['image/jpeg', jpegOf(8000, 6000, 150_000)],
    ['image/tiff', tiffOf([[19_866, 28_087]], { between: 100_000 })],
    ['application/pdf', pdf],
  ])('a picture of usual measures is none: %s', async (mediaType, bytes) => {
    let read = 0;
    const at = (offset: number, length: number): Promise<Buffer> => {
      read++;
      return Promise.resolve(bytes.subarray(offset, offset + length));
    };
    expect(await pictureProblem(mediaType, at)).toBeNull();
    expect(read).toBeLessThan(5);
  });

  it.each([
    ['image/png', pngOf(10, 10)],
    ['image/jpeg', jpegOf(10, 10)],
    ['image/tiff', tiffOf([[10, 10]])],
  ])('a picture that ends early is broken, wherever: %s', async (mediaType, bytes) => {
    for (let length = 0; length < 20; length++) {
      const at = (offset: number, count: number): Promise<Buffer> =>
        Promise.resolve(bytes.subarray(0, length).subarray(offset, offset + count));
      expect(await pictureProblem(mediaType, at)).toBe('broken');
    }
  });
});

describe('sniff', () => {
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000049454e44ae426082', 'hex');
  const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
  const tiff = Buffer.from('49492a00080000000000000000000000', 'hex');
  const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);
  const look = async (data: Buffer, fileName: string, mediaType: string) =>
    sniff({ ...(await inspectUpload(Readable.from([data]))), fileName, mediaType });

  it.each([
    ['a PDF', pdf, 'Plan.PDF', 'application/pdf', null],
    ['a PNG', png, 'a.png', 'image/png', null],
    ['a JPEG', jpeg, 'a.jpeg', 'image/jpeg', null],
    ['a TIFF', tiff, 'a.tif', 'image/tiff', null],
    ['a TIFF whose directory stands at its end', tiffOf([[100, 100]], { between: 100_000 }), 'a.tiff', 'image/tiff', null],
    ['nothing', Buffer.alloc(0), 'a.pdf', 'application/pdf', 'empty'],
    ['a program called PDF', program, 'a.pdf', 'application/pdf', 'type-not-allowed'],
    ['a text', Buffer.from('Guten Tag'), 'a.txt', 'text/plain', 'type-not-allowed'],
    ['a picture called PDF', png, 'a.pdf', 'application/pdf', 'type-mismatch'],
    ['a picture whose name says PDF', png, 'a.pdf', 'image/png', 'type-mismatch'],
    ['a PDF declared as a picture', pdf, 'a.pdf', 'image/png', 'type-mismatch'],
    ['a PDF without an ending', pdf, 'plan', 'application/pdf', 'type-mismatch'],
    ['half a PDF', pdf.subarray(0, 30), 'a.pdf', 'application/pdf', 'truncated'],
    ['half a PNG', png.subarray(0, 34), 'a.png', 'image/png', 'truncated'],
    ['a PDF with a line end and padding', Buffer.concat([pdf, Buffer.from('\r\n\0\0')]), 'a.pdf', 'application/pdf', null],
    ['a PDF that was added to', Buffer.concat([pdf, pdf.subarray(9)]), 'a.pdf', 'application/pdf', null],
    ['a PDF with the four bytes of a ZIP', Buffer.concat([pdf, Buffer.from('PK\x05\x06%%EOF')]), 'a.pdf', 'application/pdf', null],
    ['a JPEG with a second picture', Buffer.concat([jpegOf(10, 10), jpegOf(5, 5)]), 'a.jpg', 'image/jpeg', null],
    ['half a JPEG', jpeg.subarray(0, 20), 'a.jpg', 'image/jpeg', 'truncated'],
  ])('judges %s', async (_, data, fileName, mediaType, problem) => {
    expect((await look(data, fileName, mediaType)).problem).toBe(problem);
  });
});

it('makes keys that tell tenant and purpose apart', () => {
  expect(contentKey('a', 'ff00')).toBe('a/content/ff/ff00');
  expect(stagingKey('a', 'u1')).toBe('a/staging/u1');
});

it('encodes file names for every client', () => {
  expect(contentDisposition('inline', 'Größe.pdf')).toBe(`inline; filename="Gr__e.pdf"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.pdf`);
  expect(contentDisposition('attachment', 'a"\r\nx: y\ud800.pdf')).toBe(
    `attachment; filename="a___x: y_.pdf"; filename*=UTF-8''a%22%0D%0Ax%3A%20y%EF%BF%BD.pdf`,
  );
});

it('signs as in the example of the S3 documentation', () => {
  const url = presign({
    method: 'GET',
    url: 'https://examplebucket.s3.amazonaws.com/test.txt',
    headers: {},
    accessKey: 'AKIAIOSFODNN7EXAMPLE',
    secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    region: 'us-east-1',
    expiresInSeconds: 86_400,
    now: new Date('2013-05-24T00:00:00.000Z'),
  });
  expect(url).toContain('X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request');
  expect(url).toMatch(/X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404$/);
});
