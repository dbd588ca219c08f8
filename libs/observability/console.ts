interface Log {
  warn(line: object): void;
  error(line: object): void;
}

const METHODS = ['error', 'warn'] as const;

/**
 * What libraries complain about on the console goes into the log, as a line like every other.
 *
 * @returns gives the console back.
 */
export function consoleInto(log: Log): () => void {
  const { console: target } = globalThis;
  const before = METHODS.map((method) => [method, target[method]] as const);
  for (const method of METHODS) {
    target[method] = (...said: unknown[]): void => {
      const err = said.find((part) => part instanceof Error);
      const msg = said.filter((part) => typeof part === 'string').join(' ');
      log[method]({ msg, ...(err ? { err } : {}) });
    };
  }
  return () => {
    for (const [method, original] of before) target[method] = original;
  };
}
