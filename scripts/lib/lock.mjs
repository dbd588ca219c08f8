import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TMP } from './paths.mjs';
import { say } from './say.mjs';

/** Is there a process with this id? */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function readPid(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    return undefined; // gone in the meantime
  }
}

/** Takes away the lock of a dead process. Renames first: of two that try, one wins, and a living lock is put back. */
function removeStale(file, pid) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readPid(aside) !== pid) renameSync(aside, file);
  else rmSync(aside, { force: true });
}

function tryLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

/**
 * Runs `fn` while no other process on this clone holds the lock `name`. The lock of a killed process is taken over.
 * @param {string} name file name of the lock in `.tmp`
 * @param {() => T | Promise<T>} fn
 * @returns {Promise<T>} what `fn` returned
 * @template T
 */
export async function withLock(name, fn, folder = TMP) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.lock`);
  let rounds = 0;
  let unreadable = 0;
  while (!tryLock(file)) {
    const pid = readPid(file);
    // an empty file is being written just now, or its writer died while doing so
    unreadable = pid === 0 ? unreadable + 1 : 0;
    if ((pid && !isAlive(pid)) || unreadable > 20) removeStale(file, pid);
    else if (pid && ++rounds === 10) say(`waiting for process ${pid}, which is busy with the same (${name})`);
    await sleep(100);
  }
  try {
    return await fn();
  } finally {
    rmSync(file, { force: true });
  }
}
