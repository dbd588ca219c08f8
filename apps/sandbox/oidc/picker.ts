import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { errorPage, html, page, type Html } from '../html';
import { readForm, sendHtml } from '../http';
import { PERSONA_GROUPS, type Persona, type PersonaGroup, type SandboxOptions } from '../options';
import { DEFAULT_ACR } from './provider';

const HEADINGS: Readonly<Record<PersonaGroup, string>> = {
  applicants: 'Bauherrschaft und Planung',
  authority: 'Bauaufsicht',
  bodies: 'Beteiligte Stellen',
};

const initials = ({ givenName, familyName }: Persona): string => `${givenName.slice(0, 1)}${familyName.slice(0, 1)}`.toUpperCase();

const card = (persona: Persona): Html =>
  html`<li>
    <button class="card" type="submit" name="persona" value="${persona.sub}">
      <span class="initials" aria-hidden="true">${initials(persona)}</span>
      <span class="name">${persona.name}</span>
      <span class="what">${persona.description}</span>
    </button>
  </li>`;

function group(name: PersonaGroup, personas: readonly Persona[]): Html {
  const members = personas.filter((persona) => persona.group === name);
  if (members.length === 0) return html``;
  return html`<section aria-labelledby="gruppe-${name}">
    <h2 id="gruppe-${name}">${HEADINGS[name]}</h2>
    <ul class="cards">
      ${members.map(card)}
    </ul>
  </section>`;
}

/** The persona picker: one form, one button a person. */
export function pickerPage(action: string, personas: readonly Persona[]): string {
  return page(
    'Anmelden',
    'Anmeldung',
    html`<h1>Als wer möchten Sie sich anmelden?</h1>
      <div class="note">
        <p>
          Dies ist die <strong>lokale Testanmeldung</strong>. Sie ersetzt BundID, Unternehmenskonto und Dienstkonto. Ein Passwort wird nicht
          abgefragt. Wählen Sie eine Person aus.
        </p>
      </div>
      <form method="post" action="${action}">
        ${PERSONA_GROUPS.map((name) => group(name, personas))}
        <div class="actions"><button class="button quiet" type="submit" name="cancel" value="yes">Abbrechen</button></div>
      </form>`,
  );
}

/**
 * Forgets whom this browser was logged in as here. Without it the library ends that session on a page of its own that needs a script.
 */
async function forgetSession(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const interaction = await provider.interactionDetails(request, response);
  const { uid } = interaction.session ?? {};
  if (uid === undefined) return;
  delete interaction.session;
  await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
  await (await provider.Session.findByUid(uid))?.destroy();
}

/** Answers `/oidc/interaction/{uid}`: shows the picker, takes the choice. */
export function createPicker(
  provider: Provider,
  options: SandboxOptions,
): (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void> {
  const targets = [...options.client.redirectUris, ...options.client.postLogoutRedirectUris];
  const personas = new Map(options.personas.map((persona) => [persona.sub, persona]));
  const [home] = options.client.postLogoutRedirectUris;
  const back = home === undefined ? undefined : { href: home, label: 'Zurück zum Portal' };

  async function choose(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = await readForm(request);
    if (form.has('cancel')) {
      const error = { error: 'access_denied', error_description: 'the person cancelled the login' };
      return provider.interactionFinished(request, response, error, { mergeWithLastSubmission: false });
    }
    const persona = personas.get(form.get('persona') ?? '');
    if (!persona)
      return sendHtml(response, 400, errorPage('Diese Person gibt es nicht', 'Bitte wählen Sie eine Person aus der Liste.', back), targets);
    await forgetSession(provider, request, response);
    const login = { accountId: persona.sub, acr: persona.acr ?? DEFAULT_ACR, remember: false };
    return provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  }

  return async (request, response, path) => {
    try {
      await provider.interactionDetails(request, response);
    } catch {
      const text = 'Bitte starten Sie die Anmeldung im Portal neu.';
      return sendHtml(response, 400, errorPage('Die Anmeldung ist abgelaufen', text, back), targets);
    }
    if (request.method === 'POST') return choose(request, response);
    return sendHtml(response, 200, pickerPage(path, options.personas), targets);
  };
}
