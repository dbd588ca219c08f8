import { patiently, TransferError, type Patience } from './patience';

/** Where one part goes. */
export interface PartAddress {
  readonly number: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface PartsPlan {
  /** Bytes of the file. */
  readonly size: number;
  /** Bytes of each part but the last. */
  readonly partSize: number;
  /** Numbers of parts that have arrived already, from 1. */
  readonly arrived: readonly number[];
}

export interface PartsSender {
  /** Asks for the addresses of some parts. */
  readonly sign: (numbers: readonly number[]) => Promise<readonly PartAddress[]>;
  /** Sends the bytes from `start` to `end` (not included). */
  readonly put: (address: PartAddress, range: { start: number; end: number }, onProgress: (done: number) => void) => Promise<void>;
  /** Bytes that have arrived, of all parts. */
  readonly onProgress: (done: number) => void;
}

/** Parts of one file on their way at once. */
const PARALLEL = 4;
/** Addresses that are asked for at once: few enough that none gets old before its turn on a slow line. */
const SIGNED_AHEAD = 8;
/** An address that has expired is asked for anew. */
const EXPIRED = 'status-403';
const SIGNED_AT_MOST = 5;

/** @example partRange({ size: 10, partSize: 4 }, 3) // { start: 8, end: 10 } */
export const partRange = ({ size, partSize }: Pick<PartsPlan, 'size' | 'partSize'>, number: number): { start: number; end: number } => ({
  start: (number - 1) * partSize,
  end: Math.min(number * partSize, size),
});

/** Numbers of the parts that have not arrived. @example missingParts({ size: 10, partSize: 4, arrived: [2] }) // [1, 3] */
export function missingParts({ size, partSize, arrived }: PartsPlan): number[] {
  const there = new Set(arrived);
  return Array.from({ length: Math.ceil(size / partSize) }, (_, index) => index + 1).filter((number) => !there.has(number));
}

/**
 * Sends what is missing of a file, some parts at once, each with its own retries. The first part that cannot be sent ends the others: nothing that has
 * arrived is lost, and the next call sends the rest.
 *
 * @throws what the part failed with.
 */
export async function sendParts(plan: PartsPlan, sender: PartsSender, patience: Patience): Promise<void> {
  const waiting = missingParts(plan);
  const bytes = new Map(plan.arrived.map((number) => [number, lengthOf(plan, number)]));
  const tell = (number: number, done: number): void => {
    bytes.set(number, done);
    sender.onProgress([...bytes.values()].reduce((sum, part) => sum + part, 0));
  };
  const addresses = addressBook(sender, waiting);
  const failed = new AbortController();
  const signal = AbortSignal.any([patience.signal, failed.signal]);
  const worker = async (): Promise<void> => {
    for (let number = waiting.shift(); number !== undefined && !signal.aborted; number = waiting.shift()) {
      await sendPart(number, { plan, sender, addresses, tell, patience: { ...patience, signal } });
    }
  };
  const workers = Array.from({ length: Math.min(PARALLEL, waiting.length) }, () =>
    worker().catch((error: unknown) => {
      if (!failed.signal.aborted) failed.abort(error);
    }),
  );
  await Promise.all(workers);
  if (patience.signal.aborted) throw new TransferError('cancelled', false);
  if (failed.signal.aborted) throw failed.signal.reason;
}

const lengthOf = (plan: PartsPlan, number: number): number => {
  const { start, end } = partRange(plan, number);
  return end - start;
};

interface AddressBook {
  readonly of: (number: number) => Promise<PartAddress>;
  readonly forget: (number: number) => void;
}

interface PartContext {
  readonly plan: PartsPlan;
  readonly sender: PartsSender;
  readonly addresses: AddressBook;
  readonly tell: (number: number, done: number) => void;
  readonly patience: Patience;
}

async function sendPart(number: number, { plan, sender, addresses, tell, patience }: PartContext): Promise<void> {
  for (let signed = 1; ; signed++) {
    try {
      await patiently(async () => sender.put(await addresses.of(number), partRange(plan, number), (done) => tell(number, done)), patience);
      tell(number, lengthOf(plan, number));
      return;
    } catch (error) {
      tell(number, 0);
      addresses.forget(number);
      if (!(error instanceof TransferError) || error.code !== EXPIRED || signed === SIGNED_AT_MOST) throw error;
    }
  }
}

/** Addresses are asked for together with those of the parts that come next. */
function addressBook({ sign }: PartsSender, waiting: readonly number[]): AddressBook {
  const known = new Map<number, Promise<PartAddress>>();
  const ask = (number: number): Promise<PartAddress> => {
    const next = waiting.filter((other) => other !== number && !known.has(other)).slice(0, SIGNED_AHEAD - 1);
    const answer = sign([number, ...next]);
    for (const one of [number, ...next]) {
      const address = answer.then((list) => {
        const found = list.find((part) => part.number === one);
        if (!found) throw new TransferError('unexpected', false);
        return found;
      });
      // Who waits for it hears of a failure; the next try asks again.
      address.catch(() => known.delete(one));
      known.set(one, address);
    }
    return known.get(number) ?? ask(number);
  };
  return { of: (number) => known.get(number) ?? ask(number), forget: (number) => void known.delete(number) };
}
