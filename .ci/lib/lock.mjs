import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectFolder, SetUpError } from './project.mjs';

const lockFile = join(projectFolder, '.ci', '.set-up.lock');
const patience = 10 * 60_000;
const pause = 100;

/** Runs `work` while no other process of this checkout does; a lock left by a process that is gone is taken over. */
export async function withLock(work) {
  for (let waited = 0; !tryLock(); waited += pause) {
    const holder = lockHolder();
    if (holder !== null && !isAlive(holder)) rmSync(lockFile, { force: true });
    else if (waited > patience) {
      throw new SetUpError(
        `another set-up (process ${holder ?? 'unknown'}) has held ${lockFile} for ten minutes; delete that file if it is not running`,
      );
    } else await sleep(pause);
  }
  const release = () => rmSync(lockFile, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

function tryLock() {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw new SetUpError(`this checkout cannot be written to (${error.message})`);
  }
}

/** The process id in the lock file; null where it is gone, or not written yet. */
function lockHolder() {
  try {
    return Number.parseInt(readFileSync(lockFile, 'utf8'), 10) || null;
  } catch {
    return null;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
