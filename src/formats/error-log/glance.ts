import { hashBytes } from '../format.js';
import { type ErrorTime, readErrorTime } from './error-time.js';

/** What the bytes of a line show before anything is made of it. Each look overwrites the last. */
export type Glance = {
  /** Reads the time; false where the bytes do not begin with one in brackets, and all else is as it was. */
  readonly look: (bytes: Buffer, start: number, end: number) => boolean;
  readonly wall: () => number;
  readonly zone: () => number | null;
  /** Whether the bracket behind the time, mostly module and level, shows that httpd does not speak of itself. */
  readonly isAboutRequest: () => boolean;
  /** Reads on from the time to the client, for what follows. */
  readonly lookFurther: () => void;
  readonly hasClient: () => boolean;
  /** See `hashBytes`: of the client as it stands, and up to its last colon, where a port may follow. */
  readonly client: () => number;
  readonly clientBeforePort: () => number;
  /** Of the first bracket that may hold an id; 0 where there is none. */
  readonly id: () => number;
  readonly level: () => 'notice' | 'failure' | 'other';
};

/** `Sun Nov 22 16:23:02` and `2026-11-22 16:23:02`, with their bracket. */
const secondWidth = 20;
const furthestTimeEnd = 64;
/** Where the client of a line must begin, so that one need not look through a whole line. */
const furthestClient = 250;
const shortestId = 11;
const longestId = 40;

const open = 0x5b;
const close = 0x5d;
const space = 0x20;
const colon = 0x3a;

/** Looks over the prefix of lines without making strings of it, but for the first line of each second. */
export function createGlance(): Glance {
  const key = Buffer.alloc(furthestTimeEnd);
  let keyLength = 0;
  let wholeSecond: ErrorTime = { wall: 0, zone: null };
  let milliseconds = 0;
  let client = 0;
  let clientBeforePort = 0;
  let hasClient = false;
  let id = 0;
  let level: 'notice' | 'failure' | 'other' = 'other';

  /** Where the time's bracket closes; -1 where there is no time. */
  const readTime = (bytes: Buffer, start: number, end: number): number => {
    let at = start + secondWidth;
    if (bytes[start] !== open || at >= end) return -1;
    milliseconds = 0;
    const fraction = bytes[at] === 0x2e ? at + 1 : at;
    if (fraction > at) {
      for (at = fraction; isDigit(bytes[at] as number); at++) {
        if (at < fraction + 3) milliseconds += ((bytes[at] as number) - 0x30) * (powers[at - fraction] as number);
      }
    }
    const last = Math.min(end, start + furthestTimeEnd);
    const rest = at;
    while (at < last && bytes[at] !== close) at++;
    if (at === last) return -1;
    if (isKey(bytes, start, rest, at)) return at;
    const text = bytes.toString('latin1', start + 1, start + secondWidth) + bytes.toString('latin1', rest, at);
    const time = readErrorTime(text);
    if (time === null) return -1;
    wholeSecond = time;
    bytes.copy(key, 0, start, start + secondWidth);
    bytes.copy(key, secondWidth, rest, at);
    keyLength = secondWidth + at - rest;
    return at;
  };

  /** Whether it is the second, and the year or the zone behind its fraction, of the line before. */
  const isKey = (bytes: Buffer, start: number, rest: number, end: number): boolean => {
    if (keyLength !== secondWidth + end - rest) return false;
    // From its end, which changes most.
    for (let i = secondWidth - 1; i >= 0; i--) if (bytes[start + i] !== key[i]) return false;
    for (let i = rest; i < end; i++) if (bytes[i] !== key[secondWidth + i - rest]) return false;
    return true;
  };

  const readClient = (bytes: Buffer, start: number, end: number) => {
    let i = start;
    let port = start;
    for (; i < end && bytes[i] !== close; i++) if (bytes[i] === colon) port = i;
    client = hashBytes(bytes, start, i);
    clientBeforePort = hashBytes(bytes, start, port);
    hasClient = true;
  };

  let bytes: Buffer = key;
  /** Behind the time; where the line ends; where the client must have begun. */
  let at = 0;
  let end = 0;
  let last = 0;

  return {
    look(of, start, lineEnd) {
      const timeEnd = readTime(of, start, lineEnd);
      if (timeEnd < 0) return false;
      bytes = of;
      at = timeEnd + 1;
      end = lineEnd;
      last = Math.min(end, start + furthestClient);
      return true;
    },
    isAboutRequest() {
      let colons = 0;
      for (let i = at; i < last; i++) {
        const byte = bytes[i] as number;
        if (byte === colon) colons++;
        else if (byte === close) return colons === 1 && isLevel(bytes, i) && levelBefore(bytes, i) !== 'notice';
      }
      return false;
    },
    lookFurther() {
      hasClient = false;
      id = 0;
      level = 'other';
      let group = -1;
      for (let i = at; i < last; i++) {
        const byte = bytes[i] as number;
        if (byte === open) {
          if (isPeer(bytes, i + 1)) return readClient(bytes, i + 8, end);
          group = i;
        } else if (byte === close && group >= 0) {
          if (level === 'other') level = levelBefore(bytes, i);
          if (id === 0 && isId(bytes, group + 1, i)) id = hashBytes(bytes, group + 1, i);
          group = -1;
        }
      }
    },
    wall: () => wholeSecond.wall + milliseconds,
    zone: () => wholeSecond.zone,
    hasClient: () => hasClient,
    client: () => client,
    clientBeforePort: () => clientBeforePort,
    id: () => id,
    level: () => level,
  };
}

const powers = [100, 10, 1];

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** `client ` or `remote `. */
function isPeer(bytes: Buffer, at: number): boolean {
  const first = bytes[at];
  if ((first !== 0x63 && first !== 0x72) || bytes[at + 6] !== space) return false;
  const word = bytes.toString('latin1', at, at + 6);
  return word === 'client' || word === 'remote';
}

/** Ends in two letters, as no bracket with a process, a client or a number does. */
function isLevel(bytes: Buffer, end: number): boolean {
  return isLetter(bytes[end - 1] as number) && isLetter(bytes[end - 2] as number);
}

function isLetter(byte: number): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** Letters, digits, `@`, `_` and `-`, as many as ids have. */
function isId(bytes: Buffer, start: number, end: number): boolean {
  if (end - start < shortestId || end - start > longestId) return false;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (!isLetter(byte) && !isDigit(byte) && byte !== 0x40 && byte !== 0x5f && byte !== 0x2d) return false;
  }
  return true;
}

/** By the last two letters of a bracket: no other bracket before the client ends like these. */
function levelBefore(bytes: Buffer, end: number): 'notice' | 'failure' | 'other' {
  const letters = ((bytes[end - 2] as number) << 8) | (bytes[end - 1] as number);
  if (letters === 0x6365) return 'notice';
  return failures.has(letters) ? 'failure' : 'other';
}

/** Of `emerg`, `alert`, `crit`, `error` and `warn`. */
const failures: ReadonlySet<number> = new Set(
  ['rg', 'rt', 'it', 'or', 'rn'].map((ending) => (ending.charCodeAt(0) << 8) | ending.charCodeAt(1)),
);
