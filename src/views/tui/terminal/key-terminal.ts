import { closeSync, openSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import type { KeyStream } from './keyboard.js';

/**
 * The controlling terminal, for keys while a log comes through standard input. Null where there is none: cron, CI,
 * a container without a terminal.
 */
export function openKeyTerminal(path = '/dev/tty'): KeyStream | null {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(path, 'r+');
    return lettingGo(new ReadStream(descriptor));
  } catch {
    if (descriptor !== null) closeSync(descriptor);
    return null;
  }
}

/** Standard input keeps no process alive while it is paused; another terminal does, unless it is told not to. */
function lettingGo(terminal: ReadStream): KeyStream {
  return {
    on: (event, listener) => terminal.on(event, listener),
    off: (event, listener) => terminal.off(event, listener),
    setRawMode: (raw) => terminal.setRawMode(raw),
    resume: () => terminal.ref().resume(),
    pause: () => terminal.pause().unref(),
  };
}
