import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { ROOT } from './paths.mjs';

const children = new Set();

/** Ends a child and all that it started (it leads its own process group). */
function killGroup(child, signal = 'SIGTERM') {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // it has ended already
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of children) killGroup(child);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  });
}

/** SIGTERM to the group, and SIGKILL ten seconds later. */
function end(child) {
  killGroup(child);
  return setTimeout(() => killGroup(child, 'SIGKILL'), 10_000);
}

/** Calls `late` when `file` has been there for `patience` ms. */
function watchResult({ file, patience }, late) {
  let since;
  return setInterval(() => {
    if (!existsSync(file)) return;
    since ??= performance.now();
    if (performance.now() - since > patience) late();
  }, 500);
}

function copyOutput(child, onLine) {
  for (const [stream, screen] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    stream.pipe(screen, { end: false });
    createInterface({ input: stream }).on('line', onLine);
  }
}

/**
 * Runs a program to its end, without input, in a process group of its own.
 * @param {string} file
 * @param {string[]} args
 * @param {object} options
 * @param {number} [options.timeout] ms, then the group is ended
 * @param {boolean | 'copy'} [options.show] output goes to the terminal; 'copy': each line to `onLine` as well
 * @param {(line: string) => void} [options.onLine]
 * @param {object} [options.env] more environment
 * @param {{file: string, patience: number}} [options.done] the result that the program writes before it ends, and how long it may then take
 * @returns {Promise<{code: number, output: string, timedOut: boolean, left: boolean}>} left: it did not end by itself after its result
 */
export function run(file, args, { timeout = 600_000, show = false, onLine = () => {}, env = {}, done } = {}) {
  return new Promise((resolve) => {
    const output = [];
    const io = show === true ? 'inherit' : 'pipe';
    const child = spawn(file, args, { cwd: ROOT, detached: true, stdio: ['ignore', io, io], env: { ...process.env, ...env } });
    const state = { timedOut: false, left: false };
    const timers = [];
    const stop = (why) => {
      if (state.timedOut || state.left) return;
      state[why] = true;
      timers.push(end(child));
    };
    children.add(child);
    timers.push(setTimeout(() => stop('timedOut'), timeout));
    if (done) timers.push(watchResult(done, () => stop('left')));
    if (show === 'copy') copyOutput(child, onLine);
    else if (!show) for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => output.push(data));
    let finished = false;
    const finish = (code, text = '') => {
      if (finished) return;
      finished = true;
      timers.forEach(clearTimeout);
      children.delete(child);
      killGroup(child, 'SIGKILL'); // whatever it left behind
      resolve({ code: state.left ? 0 : code, output: Buffer.concat(output).toString('utf8') + text, ...state });
    };
    const timeoutText = () => (state.timedOut ? `\nstopped after ${timeout / 1000} s` : '');
    child.on('error', (error) => finish(1, error.message));
    // a process that outlives the child may hold its output open: then `close` never comes
    child.on('exit', (code) => timers.push(setTimeout(() => finish(code ?? 1, timeoutText()), 3000)));
    child.on('close', (code) => finish(code ?? 1, timeoutText()));
  });
}
