/** An error whose message is meant for the person at the terminal: shown without a stack. */
export class Stop extends Error {}

/** A progress line. It goes to stderr, so that the output of a command (`npm run cli -- …`) stays clean. */
export const say = (text) => void process.stderr.write(`bauraum: ${text}\n`);

/** Seconds since `start` (ms of performance.now()), as `3.2 s`. */
export const seconds = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`;
