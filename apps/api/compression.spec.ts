import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { compressAnswers, encodingFor } from './compression';

const LONG = { text: 'Bauvorlage '.repeat(200) };
const OURS = { 'sec-fetch-site': 'same-origin', 'accept-encoding': 'gzip, br' };

describe('compression of answers', () => {
  let server: FastifyInstance;

  beforeAll(() => {
    server = fastify();
    compressAnswers(server);
    server.get('/long', () => LONG);
    server.get('/short', () => ({ text: 'short' }));
    server.get('/file', (_request, reply) => reply.type('text/plain').send('x'.repeat(5_000)));
  });
  afterAll(async () => server.close());

  it('is Brotli for our own pages, gzip for a browser that knows no Brotli', async () => {
    const best = await server.inject({ url: '/long', headers: OURS });
    expect(best.headers['content-encoding']).toBe('br');
    expect(best.headers['content-length']).toBe(String(best.rawPayload.length));
    expect(best.rawPayload.length).toBeLessThan(200);
    expect(JSON.parse(brotliDecompressSync(best.rawPayload).toString())).toEqual(LONG);
    const older = await server.inject({ url: '/long', headers: { ...OURS, 'accept-encoding': 'gzip' } });
    expect(older.headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(gunzipSync(older.rawPayload).toString())).toEqual(LONG);
  });

  it.each(['cross-site', 'same-site', 'none', undefined])('never happens for a request that is not from our pages: %s', async (site) => {
    const headers = { 'accept-encoding': 'gzip, br', ...(site && { 'sec-fetch-site': site }) };
    const answer = await server.inject({ url: '/long', headers });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.headers['vary']).toBe('Accept-Encoding, Sec-Fetch-Site');
    expect(answer.json()).toEqual(LONG);
  });

  it('leaves alone what is short, and what is no JSON', async () => {
    for (const url of ['/short', '/file']) {
      const answer = await server.inject({ url, headers: OURS });
      expect(answer.headers['content-encoding']).toBeUndefined();
    }
  });

  it('takes what the browser accepts', () => {
    expect(encodingFor('gzip, deflate, br, zstd')).toBe('br');
    expect(encodingFor('br;q=0, gzip;q=0.5')).toBe('gzip');
    expect(encodingFor('identity')).toBeUndefined();
    expect(encodingFor(undefined)).toBeUndefined();
  });
});
