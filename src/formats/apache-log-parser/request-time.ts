import { epochTime, readClfTime } from './clf-time.js';
import { type DirectiveItem, foreignLetters } from './log-format-items.js';
import { readTimeField, type TimeField } from './shapes.js';
import type { Strftime, TimeParts } from './strftime.js';

/** Reads when the request began out of the located values of a line. */
export type TimeReader = {
  /** Milliseconds since the epoch, or null. */
  readonly read: (bytes: Uint8Array, starts: Int32Array, ends: Int32Array) => number | null;
  /** How coarse the time is, in milliseconds. */
  readonly resolution: number;
  /** Local times without a zone, which are read as UTC. */
  readonly zoneless: boolean;
};

type Piece = { readonly field: number; readonly form: TimeField['form'] };

const unitsPerSecond = { sec: 1, msec: 1000, usec: 1_000_000 } as const;

/**
 * Chooses from all `%t` of a format: the start of the request before its end (which `%D` or `%T` leads back to the
 * start), an absolute number before a written date, and adds a fraction where one is logged apart.
 */
export function compileTimeReader(directives: readonly DirectiveItem[]): TimeReader | null {
  for (const when of ['begin', 'end'] as const) {
    const pieces: Piece[] = [];
    for (const [field, item] of directives.entries()) {
      if (item.letter !== 't' || item.condition !== null) continue;
      const time = readTimeField(item.argument);
      if (time.when === when) pieces.push({ field, form: time.form });
    }
    const reader = combinePieces(pieces);
    if (reader !== null) return when === 'begin' ? reader : leadBack(reader, directives);
  }
  return null;
}

function combinePieces(pieces: readonly Piece[]): TimeReader | null {
  const find = (form: TimeField['form']) => pieces.find((piece) => piece.form === form);
  const exact = find('usec') ?? find('msec');
  if (exact !== undefined) return readUnits(exact);
  const seconds = readSeconds(pieces, find('sec') ?? null, find('clf') ?? null);
  const fraction = find('usec_frac') ?? find('msec_frac');
  if (seconds === null || fraction === undefined) return seconds;
  const perMillisecond = fraction.form === 'usec_frac' ? 1000 : 1;
  return {
    read(bytes, starts, ends) {
      const time = seconds.read(bytes, starts, ends);
      const value = readInteger(bytes, starts[fraction.field] as number, ends[fraction.field] as number);
      return time === null || value === null ? time : time + Math.floor(value / perMillisecond);
    },
    resolution: 1,
    zoneless: seconds.zoneless,
  };
}

function readSeconds(pieces: readonly Piece[], sec: Piece | null, clf: Piece | null): TimeReader | null {
  if (sec !== null) return readUnits(sec);
  if (clf !== null) {
    return {
      read: (bytes, starts) => readClfTime(bytes, starts[clf.field] as number),
      resolution: 1000,
      zoneless: false,
    };
  }
  const written: { readonly field: number; readonly form: Strftime }[] = [];
  for (const { field, form } of pieces) if (typeof form === 'object') written.push({ field, form });
  return readWrittenDate(written);
}

function readUnits({ field, form }: Piece): TimeReader {
  const unit = unitsPerSecond[form as keyof typeof unitsPerSecond];
  return {
    read(bytes, starts, ends) {
      const value = readInteger(bytes, starts[field] as number, ends[field] as number);
      return value === null ? null : Math.floor((value * 1000) / unit);
    },
    resolution: unit === 1 ? 1000 : 1,
    zoneless: false,
  };
}

/** A date that strftime(3) wrote, be it in several directives: `%{%Y-%m-%dT%H:%M:%S}t.%{usec_frac}t%{%z}t`. */
function readWrittenDate(written: readonly { readonly field: number; readonly form: Strftime }[]): TimeReader | null {
  const letters = new Set(written.flatMap(({ form }) => [...form.letters]));
  const has = (...alternatives: string[]) => alternatives.some((letter) => letters.has(letter));
  const hasDay = has('j') || (has('m', 'b', 'B', 'h') && has('d', 'e'));
  if (!has('s') && !(has('Y', 'y') && hasDay && (has('H', 'k') || (has('I', 'l') && has('p', 'P'))))) return null;
  return {
    read(bytes, starts, ends) {
      const parts: TimeParts = {};
      for (const { field, form } of written) {
        if (form.match(bytes, starts[field] as number, ends[field] as number, parts) < 0) return null;
      }
      return timeOf(parts);
    },
    resolution: has('s', 'S') ? 1000 : has('M') ? 60_000 : 3_600_000,
    zoneless: !has('s', 'z', 'Z'),
  };
}

function timeOf(parts: TimeParts): number | null {
  if (parts.epochSeconds !== undefined) return parts.epochSeconds * 1000;
  const year = parts.year ?? fullYear(parts.yearOfCentury ?? Number.NaN);
  const hour = parts.hour ?? ((parts.hour12 ?? Number.NaN) % 12) + (parts.afternoon === true ? 12 : 0);
  const inYear = parts.month === undefined || parts.day === undefined;
  const start = epochTime(
    year,
    inYear ? 1 : (parts.month as number),
    inYear ? 1 : (parts.day as number),
    hour,
    parts.minute ?? 0,
    parts.second ?? 0,
  );
  const days = inYear ? (parts.dayOfYear ?? Number.NaN) - 1 : 0;
  const time = start + days * 86_400_000 - (parts.offset ?? 0) * 60_000;
  return Number.isNaN(time) ? null : time;
}

function fullYear(yearOfCentury: number): number {
  return yearOfCentury + (yearOfCentury < 69 ? 2000 : 1900);
}

/** Of `%D` and `%T`: how many of its units make a millisecond. */
const durations: Readonly<Record<string, number>> = { D: 1000, us: 1000, ms: 1, s: 0.001, '': 0.001 };

type ReadMilliseconds = (bytes: Uint8Array, start: number, end: number) => number | null;

/** From the end of a request to its start; where no duration is logged, the end must do. */
function leadBack(endReader: TimeReader, directives: readonly DirectiveItem[]): TimeReader {
  let best: { readonly field: number; readonly fineness: number } | null = null;
  for (const [field, item] of directives.entries()) {
    const fineness = finenessOf(item);
    if (fineness !== undefined && fineness > (best?.fineness ?? 0)) best = { field, fineness };
  }
  if (best === null) return endReader;
  const { field, fineness } = best;
  const isDecimal = directives[field]?.letter === foreignLetters.seconds;
  const readDuration = isDecimal ? readSecondsAsMilliseconds : readUnitsAsMilliseconds(fineness);
  return {
    ...endReader,
    read(bytes, starts, ends) {
      const time = endReader.read(bytes, starts, ends);
      const duration = readDuration(bytes, starts[field] as number, ends[field] as number);
      return time === null || duration === null ? time : time - duration;
    },
  };
}

function finenessOf({ letter, argument, condition }: DirectiveItem): number | undefined {
  if (condition !== null) return undefined;
  if (letter === foreignLetters.seconds) return 1;
  return letter === 'D' || letter === 'T' ? durations[letter === 'D' ? 'D' : argument.toLowerCase()] : undefined;
}

function readUnitsAsMilliseconds(perMillisecond: number): ReadMilliseconds {
  return (bytes, start, end) => {
    const duration = readInteger(bytes, start, end);
    return duration === null ? null : Math.floor(duration / perMillisecond);
  };
}

const longestDecimal = 32;

function readSecondsAsMilliseconds(bytes: Uint8Array, start: number, end: number): number | null {
  if (end <= start || end - start > longestDecimal) return null;
  const seconds = Number(Buffer.from(bytes.subarray(start, end)).toString('latin1'));
  return seconds >= 0 ? Math.round(seconds * 1000) : null;
}

/** A non-negative decimal number, or null. */
export function readInteger(bytes: Uint8Array, start: number, end: number): number | null {
  if (end <= start || end - start > 18) return null;
  let value = 0;
  for (let i = start; i < end; i++) {
    const digit = (bytes[i] as number) - 0x30;
    if (digit < 0 || digit > 9) return null;
    value = value * 10 + digit;
  }
  return value;
}
