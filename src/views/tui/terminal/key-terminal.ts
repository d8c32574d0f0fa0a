import { closeSync, openSync } from 'node:fs';
import { ReadStream } from 'node:tty';

/**
 * The controlling terminal, for keys while a log comes through standard input. Null where there is none: cron, CI,
 * a container without a terminal.
 */
export function openKeyTerminal(path = '/dev/tty'): ReadStream | null {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(path, 'r+');
    return new ReadStream(descriptor);
  } catch {
    if (descriptor !== null) closeSync(descriptor);
    return null;
  }
}
