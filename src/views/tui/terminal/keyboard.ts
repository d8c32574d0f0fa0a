import { StringDecoder } from 'node:string_decoder';
import { createKeyDecoder, type Key } from './decode-keys.js';

/** What the keys are read from: standard input where it is a terminal, else the controlling terminal. */
export type KeyStream = {
  readonly on: (event: 'data' | 'end' | 'error' | 'close', listener: (data: Uint8Array) => void) => unknown;
  readonly off: (event: 'data' | 'end' | 'error' | 'close', listener: (data: Uint8Array) => void) => unknown;
  readonly setRawMode: (raw: boolean) => unknown;
  readonly resume: () => unknown;
  readonly pause: () => unknown;
};

export type Keyboard = {
  /** Raw mode on, keys come. */
  readonly open: () => void;
  /** The terminal is a shell's again. */
  readonly close: () => void;
};

/** How long an Escape waits for the rest of a sequence; a line over the network is slower. */
const patience = 40;
const patienceOverNetwork = 100;

/** The stdin adapter: one key an event, whatever the reads were cut into. `onEnd`: the terminal is gone. */
export function createKeyboard(
  stream: KeyStream,
  listen: { readonly keys: (keys: readonly Key[]) => void; readonly end: () => void },
  isRemote: boolean,
): Keyboard {
  const decoder = createKeyDecoder();
  const utf8 = new StringDecoder('utf8');
  let timer: NodeJS.Timeout | null = null;

  const hand = (keys: readonly Key[]) => {
    if (keys.length > 0) listen.keys(keys);
  };

  const data = (bytes: Uint8Array) => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    hand(decoder.push(typeof bytes === 'string' ? bytes : utf8.write(Buffer.from(bytes))));
    if (!decoder.isWaiting()) return;
    timer = setTimeout(() => hand(decoder.flush()), isRemote ? patienceOverNetwork : patience);
  };

  const end = () => listen.end();

  return {
    open() {
      stream.setRawMode(true);
      stream.on('data', data);
      stream.on('end', end);
      stream.on('close', end);
      stream.on('error', end);
      stream.resume();
    },
    close() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      stream.off('data', data);
      stream.off('end', end);
      stream.off('close', end);
      try {
        stream.setRawMode(false);
      } catch {
        // The terminal is gone; there is no mode to give back.
      }
      stream.pause();
    },
  };
}
