import { Provider, interactionPolicy, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { errorPage, html, page, Html } from '../html';
import { contentSecurityPolicy } from '../http';
import type { Persona, SandboxOptions } from '../options';
import { memoryAdapter } from './memory-adapter';
import type { ProviderSecrets } from './secrets';

/** BundID's name for the trust level "substantiell". */
export const DEFAULT_ACR = 'STORK-QAA-Level-3';
const SCOPES = 'openid profile email';
const HOUR = 3600;
const INTERACTION_SECONDS = 600;

const claimsOf = (persona: Persona): { sub: string } & Record<string, unknown> => ({
  sub: persona.sub,
  name: persona.name,
  given_name: persona.givenName,
  family_name: persona.familyName,
  email: persona.email,
  email_verified: true,
  acr: persona.acr ?? DEFAULT_ACR,
});

/** Every login shows the picker, even when the browser still has a session here: switching persons is what the sandbox is for. */
function alwaysAsk(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  const { Check } = interactionPolicy;
  const isAnswered = (ctx: KoaContextWithOIDC): boolean => ctx.oidc.result?.login !== undefined;
  policy
    .get('login')
    ?.checks.add(
      new Check('pick_persona', 'a persona must be picked', (ctx) => (isAnswered(ctx) ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT)),
    );
  return policy;
}

/** Our own client needs no consent page. */
async function grantEverything(ctx: KoaContextWithOIDC): Promise<InstanceType<Provider['Grant']> | undefined> {
  const { client, session, provider } = ctx.oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(SCOPES);
  await grant.save();
  return grant;
}

/** Pages that the library itself asks for: errors and logout. */
function pages(options: SandboxOptions): Pick<Configuration, 'renderError' | 'features'> {
  const [home] = options.client.postLogoutRedirectUris;
  const back = home === undefined ? undefined : { href: home, label: 'Zurück zum Portal' };
  const targets = [...options.client.redirectUris, ...options.client.postLogoutRedirectUris];
  const show = (ctx: KoaContextWithOIDC, body: string): void => {
    ctx.type = 'html';
    ctx.set('content-security-policy', contentSecurityPolicy(targets));
    ctx.body = body;
  };
  return {
    renderError(ctx, out) {
      const text = `Die Anmeldung ist nicht möglich oder abgelaufen. Bitte starten Sie sie im Portal neu. (${out.error})`;
      show(ctx, errorPage('Anmeldung nicht möglich', text, back));
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource(ctx, form) {
          const button = html`<button class="button primary" type="submit" form="op.logoutForm" name="logout" value="yes">
            Jetzt abmelden
          </button>`;
          const withAnswer = new Html(form.replace('</form>', '<input type="hidden" name="logout" value="yes"/></form>'));
          const main = html`<h1>Sie werden abgemeldet</h1>
            <p class="lead">Einen Moment bitte.</p>
            ${withAnswer}
            <p>${button}</p>`;
          show(ctx, page('Abmelden', 'Anmeldung', main, 'submit-logout.js'));
        },
        postLogoutSuccessSource(ctx) {
          show(ctx, errorPage('Sie sind abgemeldet', 'Sie können dieses Fenster schließen.', back));
        },
      },
    },
  };
}

/**
 * A certified OpenID provider (`oidc-provider`) with our personas as accounts: authorization code with PKCE, one confidential client,
 * logout started by the client. Serves below the path of `issuer`.
 */
export function createProvider(issuer: string, options: SandboxOptions, secrets: ProviderSecrets): Provider {
  const personas = new Map(options.personas.map((persona) => [persona.sub, persona]));
  const { pathname, protocol } = new URL(issuer);
  const { client } = options;
  const configuration: Configuration = {
    ...pages(options),
    adapter: memoryAdapter(),
    jwks: { keys: [...secrets.jwks.keys] },
    cookies: { keys: [...secrets.cookieKeys] },
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [...client.redirectUris],
        post_logout_redirect_uris: [...client.postLogoutRedirectUris],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
        id_token_signed_response_alg: 'ES256', // shorter than RS256, and it travels in a cookie
      },
    ],
    enabledJWA: { idTokenSigningAlgValues: ['ES256', 'RS256'] },
    acrValues: [...new Set([DEFAULT_ACR, ...options.personas.flatMap((persona) => persona.acr ?? [])])],
    claims: { openid: ['sub', 'acr'], profile: ['name', 'given_name', 'family_name'], email: ['email', 'email_verified'] },
    scopes: SCOPES.split(' '),
    pkce: { required: () => true },
    findAccount: (_ctx, sub) => {
      const persona = personas.get(sub);
      return persona && { accountId: sub, claims: () => claimsOf(persona) };
    },
    interactions: { policy: alwaysAsk(), url: (_ctx, interaction) => `${pathname}/interaction/${interaction.uid}` },
    loadExistingGrant: grantEverything,
    ttl: { AccessToken: HOUR, IdToken: HOUR, Grant: 8 * HOUR, Session: 8 * HOUR, Interaction: INTERACTION_SECONDS },
  };
  const provider = new Provider(issuer, configuration);
  provider.proxy = protocol === 'https:'; // TLS then ends in front of us
  return provider;
}
