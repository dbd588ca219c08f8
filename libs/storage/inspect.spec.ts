import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { contentDisposition } from './content-disposition';
import { contentKey, inspectUpload, sniff, stagingKey } from './index';
import { presign } from './presign';

describe('inspectUpload', () => {
  it.each([0, 1, 2_048, 8_192, 100_000])('gives hash, size, beginning and end of %i bytes', async (size) => {
    const data = Buffer.from(Array.from({ length: size }, (_, index) => (index * 31) % 251));
    const chunks = Array.from({ length: Math.ceil(size / 1_000) }, (_, index) => data.subarray(index * 1_000, (index + 1) * 1_000));
    const found = await inspectUpload(Readable.from(chunks));
    expect(found.sha256).toBe(createHash('sha256').update(data).digest('hex'));
    expect(found.size).toBe(size);
    expect(found.head.equals(data.subarray(0, 8_192))).toBe(true);
    expect(found.tail.equals(data.subarray(-2_048))).toBe(true);
  });
});

describe('sniff', () => {
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000049454e44ae426082', 'hex');
  const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
  const tiff = Buffer.from('49492a00080000000000000000000000', 'hex');
  const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);
  const look = (data: Buffer, fileName: string, mediaType: string) =>
    sniff({ head: data, tail: data.subarray(-2_048), fileName, mediaType });

  it.each([
    ['a PDF', pdf, 'Plan.PDF', 'application/pdf', null],
    ['a PNG', png, 'a.png', 'image/png', null],
    ['a JPEG', jpeg, 'a.jpeg', 'image/jpeg', null],
    ['a TIFF', tiff, 'a.tif', 'image/tiff', null],
    ['nothing', Buffer.alloc(0), 'a.pdf', 'application/pdf', 'empty'],
    ['a program called PDF', program, 'a.pdf', 'application/pdf', 'type-not-allowed'],
    ['a text', Buffer.from('Guten Tag'), 'a.txt', 'text/plain', 'type-not-allowed'],
    ['a picture called PDF', png, 'a.pdf', 'application/pdf', 'type-mismatch'],
    ['a picture whose name says PDF', png, 'a.pdf', 'image/png', 'type-mismatch'],
    ['a PDF declared as a picture', pdf, 'a.pdf', 'image/png', 'type-mismatch'],
    ['a PDF without an ending', pdf, 'plan', 'application/pdf', 'type-mismatch'],
    ['half a PDF', pdf.subarray(0, 30), 'a.pdf', 'application/pdf', 'truncated'],
    ['half a PNG', png.subarray(0, 34), 'a.png', 'image/png', 'truncated'],
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
