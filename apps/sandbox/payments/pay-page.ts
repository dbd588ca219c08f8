import { formatEuro } from '@bauraum/kernel';
import { fromAmount, type TransactionStatus, type WireItem } from '@bauraum/xbezahldienste';
import { html, page, type Html } from '../html';
import type { StoredTransaction } from './store';

const OUTCOMES: Readonly<Record<Exclude<TransactionStatus, 'INITIAL'>, { readonly look: 'ok' | 'danger'; readonly text: string }>> = {
  PAYED: { look: 'ok', text: 'Diese Zahlung ist abgeschlossen. Sie wurde einmal gebucht.' },
  FAILED: { look: 'danger', text: 'Diese Zahlung ist fehlgeschlagen. Es wurde nichts gebucht.' },
  CANCELED: { look: 'danger', text: 'Diese Zahlung wurde abgebrochen. Es wurde nichts gebucht.' },
};

const item = ({ description, totalNetAmount, totalTaxAmount }: WireItem): Html =>
  html`<li><span>${description}</span><span>${formatEuro(fromAmount(totalNetAmount) + fromAmount(totalTaxAmount))}</span></li>`;

function details({ request, transactionId, status }: StoredTransaction, payee: string): Html {
  const text =
    request.description === undefined
      ? html``
      : html`<div>
          <dt>Beschreibung</dt>
          <dd>${request.description}</dd>
        </div>`;
  return html`<div class="sheet">
    <p class="amount"><small>${status === 'INITIAL' ? 'Zu zahlen' : 'Betrag'}</small>${formatEuro(fromAmount(request.grosAmount))}</p>
    <dl>
      <div>
        <dt>Empfänger</dt>
        <dd>${payee}</dd>
      </div>
      <div>
        <dt>Verwendungszweck</dt>
        <dd>${request.purpose}</dd>
      </div>
      ${text}
      <div>
        <dt>Positionen</dt>
        <dd>
          <ul class="items">
            ${request.items.map(item)}
          </ul>
        </dd>
      </div>
      <div>
        <dt>Vorgangsnummer</dt>
        <dd>${transactionId}</dd>
      </div>
    </dl>
  </div>`;
}

const buttons = (action: string): Html =>
  html`<form method="post" action="${action}" class="actions">
    <button class="button primary" type="submit" name="action" value="pay">Jetzt bezahlen</button>
    <button class="button" type="submit" name="action" value="fail">Zahlung fehlschlagen lassen (Test)</button>
    <button class="button quiet" type="submit" name="action" value="cancel">Abbrechen</button>
  </form>`;

/** The payment page: what is paid to whom, and the ways it can end; after the end, how it ended. */
export function payPage(transaction: StoredTransaction, payee: string, action: string): string {
  const { status, request } = transaction;
  const outcome = status === 'INITIAL' ? undefined : OUTCOMES[status];
  const top = outcome
    ? html`<div class="note ${outcome.look}" role="status"><p>${outcome.text}</p></div>`
    : html`<div class="note">
        <p>Dies ist die <strong>Bezahlseite der Testumgebung</strong>. Es fließt kein Geld. Kontodaten werden nicht abgefragt.</p>
      </div>`;
  const bottom = outcome
    ? html`<p class="actions"><a class="button primary" href="${request.redirectUrl}">Zurück zum Antrag</a></p>`
    : buttons(action);
  return page(
    'Bezahlen',
    'Bezahldienst',
    html`<div class="pay">
      <h1>Online bezahlen</h1>
      ${top}${details(transaction, payee)}${bottom}
    </div>`,
  );
}
