import { CookieJar, fetchWithJar } from './cookie-jar';

/** The buttons of the payment page. */
export type PayAction = 'pay' | 'fail' | 'cancel';

/**
 * Presses a button of the sandbox's payment page, by HTTP alone. For the demo and tests.
 *
 * @param paymentPage the transaction's redirect URL.
 * @returns where the payer's browser is sent next; it is not followed.
 * @throws Error when the page does not answer with a redirect.
 * @example await payAs(transaction.redirectUrl, 'pay') // 'http://127.0.0.1:4700/...'
 */
export async function payAs(paymentPage: string, action: PayAction): Promise<string> {
  const response = await fetchWithJar(new CookieJar(), new URL(paymentPage), { action });
  const location = response.headers.get('location');
  if (location === null) throw new Error(`payment page answered ${response.status}`);
  return location;
}
