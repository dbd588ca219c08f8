const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** HTML that is safe to put into a page. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | number | Html | readonly Html[];

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

function render(part: Part): string {
  if (part instanceof Html) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escape(String(part));
  return part.map((item) => item.text).join('');
}

/**
 * A template whose values are escaped, except those that are HTML already.
 *
 * @example html`<p>${'<b>'}</p>`.text // '<p>&lt;b&gt;</p>'
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((text, index) => text + (index < parts.length ? render(parts[index] ?? '') : '')).join(''));
}

/** A script of ours that a page may load; there are no inline scripts. */
export type PageScript = 'submit-logout.js';

/** The frame of every sandbox page. @param service what the header says, e.g. `Anmeldung`. */
export function page(title: string, service: string, main: Html, script?: PageScript): string {
  const scriptTag = script ? html`<script src="/assets/${script}" defer></script>` : html``;
  return html`<!doctype html>
    <html lang="de">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Bauraum Sandbox</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/sandbox.css" />
        ${scriptTag}
      </head>
      <body>
        <a class="skip" href="#inhalt">Zum Inhalt springen</a>
        <header>
          <div class="wrap bar">
            <span class="brand">Bauraum</span>
            <span class="service">${service}</span>
            <span class="badge">Sandbox</span>
          </div>
        </header>
        <main id="inhalt" class="wrap" tabindex="-1">${main}</main>
        <footer>
          <div class="wrap">Testumgebung von Bauraum. Alle Personen und Zahlungen sind erfunden.</div>
        </footer>
      </body>
    </html>`.text;
}

/** A page that says what went wrong and leads back. */
export function errorPage(title: string, text: string, back?: { readonly href: string; readonly label: string }): string {
  const link = back ? html`<p><a class="button primary" href="${back.href}">${back.label}</a></p>` : html``;
  return page(
    title,
    'Hinweis',
    html`<h1>${title}</h1>
      <p class="lead">${text}</p>
      ${link}`,
  );
}
