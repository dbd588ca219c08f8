/** The three headings of the persona picker. */
export const PERSONA_GROUPS = ['applicants', 'authority', 'bodies'] as const;
export type PersonaGroup = (typeof PERSONA_GROUPS)[number];

/** Somebody one can log in as. All of them are invented. */
export interface Persona {
  /** Stable subject; 1..64 characters of `[A-Za-z0-9._-]`. */
  readonly sub: string;
  readonly name: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly group: PersonaGroup;
  /** One German line for the picker: role and office. */
  readonly description: string;
  /** Trust level of the login; default `STORK-QAA-Level-3` (BundID's "substantiell"). */
  readonly acr?: string;
}

export interface SandboxClient {
  readonly id: string;
  readonly secret: string;
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
}

export interface SandboxPayments {
  /** Bearer token or API key that the payment interface wants. */
  readonly token: string;
  /** Payee shown on the payment page by endPointId. When given, every other endPointId is refused. */
  readonly payees?: Readonly<Record<string, string>>;
}

export interface SandboxOptions {
  /** 0 picks a free port. */
  readonly port: number;
  /** Default `127.0.0.1`: the sandbox has no passwords and belongs on no network. */
  readonly host?: string;
  /** Where browsers reach the sandbox; default `http://{host}:{port}`. */
  readonly publicUrl?: string;
  /** Folder for keys and payments; made when missing. */
  readonly dataDir: string;
  readonly personas: readonly Persona[];
  readonly client: SandboxClient;
  readonly payments: SandboxPayments;
}

const SUBJECT = /^[\w.-]{1,64}$/;

function assertUrls(name: string, urls: readonly string[]): void {
  const wrong = urls.find((url) => !URL.canParse(url) || !/^https?:/.test(url));
  if (wrong !== undefined) throw new TypeError(`sandbox option ${name}: not a web address: ${wrong}`);
}

function assertPersonas(personas: readonly Persona[]): void {
  if (personas.length === 0) throw new TypeError('sandbox option personas: at least one is needed');
  const seen = new Set<string>();
  for (const persona of personas) {
    if (!SUBJECT.test(persona.sub)) throw new TypeError(`sandbox option personas: not a subject: ${persona.sub}`);
    if (seen.has(persona.sub)) throw new TypeError(`sandbox option personas: ${persona.sub} stands there twice`);
    if (!PERSONA_GROUPS.includes(persona.group))
      throw new TypeError(`sandbox option personas: ${persona.sub} has no known group: ${persona.group}`);
    seen.add(persona.sub);
  }
}

/**
 * Options that came as JSON are only what they claim to be after this.
 *
 * @throws TypeError that names the option.
 */
export function assertOptions(options: SandboxOptions): void {
  if (!Number.isInteger(options.port) || options.port < 0 || options.port > 65535)
    throw new TypeError(`sandbox option port: ${options.port}`);
  for (const [name, value] of Object.entries({
    dataDir: options.dataDir,
    'client.id': options.client?.id,
    'client.secret': options.client?.secret,
  })) {
    if (typeof value !== 'string' || value === '') throw new TypeError(`sandbox option ${name} is missing`);
  }
  if (!options.payments?.token) throw new TypeError('sandbox option payments.token is missing');
  if (options.publicUrl !== undefined) assertUrls('publicUrl', [options.publicUrl]);
  assertUrls('client.redirectUris', options.client.redirectUris);
  assertUrls('client.postLogoutRedirectUris', options.client.postLogoutRedirectUris);
  assertPersonas(options.personas);
}
