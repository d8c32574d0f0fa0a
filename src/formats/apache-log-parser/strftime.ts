import { monthAt, twoDigits } from './clf-time.js';

/** Parts of a time as they are found in one line; absent where the format does not show them. */
export type TimeParts = {
  epochSeconds?: number;
  year?: number;
  /** `%y`: 69 to 99 mean 1969 to 1999, as POSIX says. */
  yearOfCentury?: number;
  month?: number;
  day?: number;
  dayOfYear?: number;
  hour?: number;
  hour12?: number;
  afternoon?: boolean;
  minute?: number;
  second?: number;
  /** Minutes east of UTC. */
  offset?: number;
};

/** Reads one time at an index: the index behind it, or -1. Adds what it found to `parts`. */
export type TimeMatcher = (bytes: Uint8Array, at: number, end: number, parts: TimeParts) => number;

const composites: ReadonlyMap<string, string> = new Map(
  Object.entries({
    c: '%a %b %e %H:%M:%S %Y',
    D: '%m/%d/%y',
    F: '%Y-%m-%d',
    R: '%H:%M',
    r: '%I:%M:%S %p',
    T: '%H:%M:%S',
    x: '%m/%d/%y',
    X: '%H:%M:%S',
  }),
);

type NumberPart = Exclude<keyof TimeParts, 'afternoon' | 'offset'>;
type NumberRule = { readonly width: number; readonly part?: NumberPart };

const numbers: ReadonlyMap<string, NumberRule> = new Map(
  Object.entries<NumberRule>({
    C: { width: 2 },
    d: { width: 2, part: 'day' },
    e: { width: 2, part: 'day' },
    g: { width: 2 },
    G: { width: 4 },
    H: { width: 2, part: 'hour' },
    I: { width: 2, part: 'hour12' },
    j: { width: 3, part: 'dayOfYear' },
    k: { width: 2, part: 'hour' },
    l: { width: 2, part: 'hour12' },
    m: { width: 2, part: 'month' },
    M: { width: 2, part: 'minute' },
    s: { width: 12, part: 'epochSeconds' },
    S: { width: 2, part: 'second' },
    u: { width: 1 },
    U: { width: 2 },
    V: { width: 2 },
    w: { width: 1 },
    W: { width: 2 },
    y: { width: 2, part: 'yearOfCentury' },
    Y: { width: 4, part: 'year' },
  }),
);

type WordRule = (bytes: Uint8Array, start: number, end: number, parts: TimeParts) => boolean;

const words: ReadonlyMap<string, WordRule> = new Map(
  Object.entries<WordRule>({
    a: (_, start, end) => end - start === 3,
    A: () => true,
    b: readMonth,
    B: readMonth,
    h: readMonth,
    p: readHalfOfDay,
    P: readHalfOfDay,
  }),
);

export type Strftime = {
  readonly match: TimeMatcher;
  /** Letters of the conversions, with those that stand for several, such as `%T`, spelt out. */
  readonly letters: ReadonlySet<string>;
};

/**
 * Compiles what stands in the braces of `%{...}t` for strftime(3), in the C locale that httpd runs in. Flags and
 * modifiers (`%-d`, `%Ey`) change the padding only, which is tolerated everywhere.
 */
export function compileStrftime(format: string): Strftime {
  const steps: TimeMatcher[] = [];
  const letters = new Set<string>();
  for (const [part] of format.matchAll(/%[-_0^#]?\d{0,3}[EO]?[A-Za-z%]|[^%]+|%/g)) {
    const conversion = part.length > 1 && part.startsWith('%') ? part.slice(-1) : '';
    const composite = composites.get(conversion);
    if (composite === undefined) {
      steps.push(compileConversion(part, conversion));
      letters.add(conversion);
      continue;
    }
    const spelt = compileStrftime(composite);
    steps.push(spelt.match);
    for (const letter of spelt.letters) letters.add(letter);
  }
  const match: TimeMatcher = (bytes, start, end, parts) => {
    let at = start;
    for (const step of steps) {
      at = step(bytes, at, end, parts);
      if (at < 0) return -1;
    }
    return at;
  };
  return { match, letters };
}

function compileConversion(part: string, conversion: string): TimeMatcher {
  const number = numbers.get(conversion);
  if (number !== undefined) return matchNumber(number);
  const word = words.get(conversion);
  if (word !== undefined) {
    return (bytes, at, end, parts) => {
      const behind = skipWhile(bytes, at, end, isLetter);
      return behind > at && word(bytes, at, behind, parts) ? behind : -1;
    };
  }
  if (conversion === 'z') return matchOffset;
  if (conversion === 'Z') return matchZoneName;
  return matchLiteral(conversion === '%' ? '%' : conversion === 't' ? '\t' : conversion === 'n' ? '\n' : part);
}

function matchLiteral(text: string): TimeMatcher {
  const literal = Buffer.from(text, 'utf8');
  return (bytes, at, end) => {
    if (at + literal.length > end) return -1;
    for (let i = 0; i < literal.length; i++) if (bytes[at + i] !== literal[i]) return -1;
    return at + literal.length;
  };
}

function matchNumber({ width, part }: NumberRule): TimeMatcher {
  return (bytes, start, end, parts) => {
    let at = start;
    while (at < end && at < start + width - 1 && bytes[at] === 0x20) at++;
    const limit = Math.min(end, start + width);
    let value = 0;
    const first = at;
    for (; at < limit && isDigit(bytes[at] as number); at++) value = value * 10 + (bytes[at] as number) - 0x30;
    if (at === first) return -1;
    if (part !== undefined) parts[part] = value;
    return at;
  };
}

/** `+0530`, and as other servers than Apache write it: `+05:30`, `Z`. */
function matchOffset(bytes: Uint8Array, at: number, end: number, parts: TimeParts): number {
  const sign = bytes[at] === 0x2b ? 1 : bytes[at] === 0x2d ? -1 : 0;
  const minutesAt = sign === 0 ? at + 1 : bytes[at + 3] === 0x3a ? at + 4 : at + 3;
  const behind = sign === 0 ? minutesAt : minutesAt + 2;
  if (behind > end || (sign === 0 && bytes[at] !== 0x5a)) return -1;
  const minutes = sign === 0 ? 0 : twoDigits(bytes, at + 1) * 60 + twoDigits(bytes, minutesAt);
  if (Number.isNaN(minutes)) return -1;
  parts.offset = sign * minutes;
  return behind;
}

/** Only UTC and GMT are unambiguous; any other abbreviation leaves the offset unknown. */
function matchZoneName(bytes: Uint8Array, at: number, end: number, parts: TimeParts): number {
  const behind = skipWhile(bytes, at, end, (byte) => isLetter(byte) || isDigit(byte) || byte === 0x2b || byte === 0x2d);
  const name = Buffer.from(bytes.subarray(at, Math.min(behind, at + 8))).toString('latin1');
  if (name === 'UTC' || name === 'GMT') parts.offset = 0;
  return behind > at ? behind : -1;
}

function readMonth(bytes: Uint8Array, start: number, _end: number, parts: TimeParts): boolean {
  parts.month = monthAt(bytes, start);
  return parts.month > 0;
}

function readHalfOfDay(bytes: Uint8Array, start: number, end: number, parts: TimeParts): boolean {
  const letter = (bytes[start] as number) | 0x20;
  if (end - start !== 2 || (letter !== 0x61 && letter !== 0x70)) return false;
  parts.afternoon = letter === 0x70;
  return true;
}

function skipWhile(bytes: Uint8Array, start: number, end: number, test: (byte: number) => boolean): number {
  let at = start;
  while (at < end && test(bytes[at] as number)) at++;
  return at;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isLetter(byte: number): boolean {
  return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
}
