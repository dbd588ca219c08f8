import { OperationalError } from '@bauraum/kernel';
import { createOidc, type OidcOptions } from './index';

const KEY_A = 'a'.repeat(32);

describe('createOidc without a provider', () => {
  const options: OidcOptions = {
    issuer: 'http://127.0.0.1:1/oidc',
    clientId: 'bauraum',
    clientSecret: 'secret',
    redirectUri: 'http://127.0.0.1:4700/auth/callback',
    postLogoutRedirectUri: 'http://127.0.0.1:4700/',
    allowInsecure: true,
    keys: [KEY_A],
    retryDelays: [1],
  };

  it('starts, and says that the provider is not there', async () => {
    const oidc = createOidc(options);
    await expect(oidc.beginLogin({ returnTo: '/' })).rejects.toMatchObject({ code: 'login-provider-unavailable' });
    await expect(oidc.ping()).rejects.toBeInstanceOf(OperationalError);
  });

  it('refuses a callback that nobody asked for before it talks to the provider', async () => {
    const finish = createOidc(options).finishLogin({ callbackUrl: '/auth/callback?code=x&state=y', loginCookie: undefined });
    await expect(finish).rejects.toMatchObject({ status: 400, code: 'login-expired' });
  });
});
