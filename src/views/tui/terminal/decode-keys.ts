import { graphemesOf } from './graphemes.js';

/**
 * One key: its character, or a name such as `up`, `ctrl-c`, `f1`; `mouse:press:12:5` where the mouse is on.
 */
export type Key = string;

export type KeyDecoder = {
  /** The keys in what the terminal sent; the beginning of a sequence waits for its end. */
  readonly push: (text: string) => readonly Key[];
  /** Whether a lone Escape, or the beginning of a sequence, is waiting. */
  readonly isWaiting: () => boolean;
  /** Nothing followed: what was waiting was typed by hand. */
  readonly flush: () => readonly Key[];
};

const esc = '\x1b';

/** What the function keys and the arrows send: by final letter, or by number before `~`. */
const byLetter: Readonly<Record<string, Key>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  F: 'end',
  H: 'home',
  P: 'f1',
  Z: 'shift-tab',
};
const byNumber: Readonly<Record<string, Key>> = {
  '1': 'home',
  '3': 'delete',
  '4': 'end',
  '5': 'page-up',
  '6': 'page-down',
  '7': 'home',
  '8': 'end',
  '11': 'f1',
};

const controls: Readonly<Record<string, Key>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\x7f': 'backspace',
  '\b': 'backspace',
};

/** More than any terminal sends: then it is no sequence. */
const longestSequence = 64;
const longestReply = 4096;

/**
 * Cuts what a terminal sends into keys. Replies of the terminal, unknown sequences and pasted text that nobody waits
 * for are dropped; pasted text comes as `paste:...`.
 */
export function createKeyDecoder(): KeyDecoder {
  let waiting = '';
  let pasted: string | null = null;

  const take = (keys: Key[]): boolean => {
    if (pasted !== null) return takePaste(keys);
    if (waiting === '') return false;
    if (waiting[0] !== esc) return takeText(keys);
    const sequence = readSequence(waiting);
    if (sequence === 'incomplete') return false;
    waiting = waiting.slice(sequence.length);
    if (sequence.key === 'paste-start') pasted = '';
    else if (sequence.key !== null) keys.push(sequence.key);
    return true;
  };

  const takeText = (keys: Key[]): boolean => {
    const end = waiting.indexOf(esc);
    const text = end < 0 ? waiting : waiting.slice(0, end);
    waiting = end < 0 ? '' : waiting.slice(end);
    for (const segment of graphemesOf(text)) {
      const key = keyOf(segment);
      if (key !== null) keys.push(key);
    }
    return waiting !== '';
  };

  const takePaste = (keys: Key[]): boolean => {
    // A paste whose end got lost must not swallow the way out.
    const stop = waiting.indexOf('\x03');
    if (stop >= 0) {
      pasted = null;
      waiting = waiting.slice(stop);
      return true;
    }
    const end = waiting.indexOf('\x1b[201~');
    if (end < 0) {
      // The end mark may be cut in two.
      const safe = Math.max(0, waiting.length - 5);
      pasted = ((pasted ?? '') + waiting.slice(0, safe)).slice(0, longestReply);
      waiting = waiting.slice(safe);
      return false;
    }
    keys.push(`paste:${((pasted ?? '') + waiting.slice(0, end)).slice(0, longestReply)}`);
    pasted = null;
    waiting = waiting.slice(end + 6);
    return true;
  };

  return {
    push(text) {
      waiting += text;
      const keys: Key[] = [];
      while (take(keys));
      return keys;
    },
    isWaiting: () => waiting !== '' && pasted === null,
    flush() {
      const text = waiting;
      waiting = '';
      const keys: Key[] = text.startsWith(esc) ? ['escape'] : [];
      // What came with the Escape was typed after it.
      for (const segment of graphemesOf(text.slice(1))) {
        const key = keyOf(segment);
        if (key !== null) keys.push(key);
      }
      return keys;
    },
  };
}

function keyOf(segment: string): Key | null {
  const named = controls[segment];
  if (named !== undefined) return named;
  const code = segment.codePointAt(0) ?? 0;
  if (segment === '\r\n') return 'enter';
  if (code >= 1 && code <= 26) return `ctrl-${String.fromCharCode(code + 96)}`;
  // Other controls, and those of C1, mean nothing here.
  return code < 0x20 || (code >= 0x7f && code < 0xa0) ? null : segment;
}

type Sequence = { readonly length: number; readonly key: Key | null };

/** One escape sequence at the beginning of `text`. */
function readSequence(text: string): Sequence | 'incomplete' {
  const second = text[1];
  if (second === undefined) return 'incomplete';
  if (second === '[') return readCsi(text);
  if (second === 'O') return text.length < 3 ? 'incomplete' : { length: 3, key: byLetter[text[2] ?? ''] ?? null };
  if (second === ']' || second === 'P' || second === '_' || second === '^' || second === 'X') return readString(text);
  if (second === esc) return { length: 1, key: 'escape' };
  // Alt and a key: the key alone would do something that was not meant.
  return { length: 1 + String.fromCodePoint(text.codePointAt(1) ?? 0).length, key: null };
}

/** ECMA-48 5.4: parameters 0x30-0x3f, intermediates 0x20-0x2f, one final byte 0x40-0x7e. */
function readCsi(text: string): Sequence | 'incomplete' {
  let at = 2;
  while (at < text.length && at < longestSequence) {
    const code = text.charCodeAt(at);
    if (code >= 0x40 && code <= 0x7e) return { length: at + 1, key: csiKey(text.slice(2, at), text[at] ?? '') };
    if (code < 0x20 || code > 0x3f) return { length: at, key: null };
    at++;
  }
  // X10 mouse reports and the Linux console's function keys have letters of their own; neither is asked for.
  return at >= longestSequence ? { length: at, key: null } : 'incomplete';
}

function csiKey(parameters: string, final: string): Key | null {
  if (final === '~') {
    if (parameters === '200') return 'paste-start';
    return byNumber[parameters.split(';')[0] ?? ''] ?? null;
  }
  if (parameters.startsWith('<') && (final === 'M' || final === 'm')) return mouseKey(parameters.slice(1), final);
  if (parameters.startsWith('?') || parameters.startsWith('>')) return null;
  const named = byLetter[final];
  return named === undefined || (final === 'P' && parameters !== '' && !parameters.startsWith('1;')) ? null : named;
}

/** SGR mouse reports (1006): button, column, row; `M` pressed, `m` let go. */
function mouseKey(parameters: string, final: string): Key | null {
  const [button = '', column = '', row = ''] = parameters.split(';');
  if (!/^\d{1,5}$/.test(column) || !/^\d{1,5}$/.test(row)) return null;
  if (button === '0' && final === 'M') return `mouse:press:${column}:${row}`;
  if (button === '64') return `mouse:wheel-up:${column}:${row}`;
  return button === '65' ? `mouse:wheel-down:${column}:${row}` : null;
}

/** OSC, DCS, APC, PM, SOS: replies of the terminal, up to BEL or ST. */
function readString(text: string): Sequence | 'incomplete' {
  const bell = text.indexOf('\x07', 2);
  const st = text.indexOf('\x1b\\', 2);
  const ends = [bell < 0 ? Number.POSITIVE_INFINITY : bell + 1, st < 0 ? Number.POSITIVE_INFINITY : st + 2];
  const length = Math.min(...ends);
  if (Number.isFinite(length)) return { length, key: null };
  return text.length > longestReply ? { length: text.length, key: null } : 'incomplete';
}
