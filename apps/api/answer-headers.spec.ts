import helmet from '@fastify/helmet';
import fastify from 'fastify';
import { lightenAnswers } from './answer-headers';

describe('the headers of an answer', () => {
  const ask = async (path: string): Promise<Record<string, unknown>> => {
    const app = fastify();
    await app.register(helmet);
    lightenAnswers(app);
    app.get('/json', () => ({ a: 1 }));
    app.get('/page', (_, reply) => reply.type('text/html').send('<p>'));
    const { headers } = await app.inject(path);
    await app.close();
    return headers;
  };

  it('in JSON are those that an answer needs: its type is not guessed, nothing in it runs, nobody frames it or reads it from elsewhere', async () => {
    const headers = await ask('/json');
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    for (const name of ['x-xss-protection', 'origin-agent-cluster', 'cross-origin-opener-policy']) expect(headers).not.toHaveProperty(name);
  });

  it('of a page are all', async () => {
    expect(await ask('/page')).toMatchObject({ 'cross-origin-opener-policy': 'same-origin', 'referrer-policy': 'no-referrer' });
    expect((await ask('/page'))['content-security-policy']).toContain('script-src');
  });
});
