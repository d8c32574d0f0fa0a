import { epochTime, readClfTime } from '../apache-log-parser/clf-time.js';

export type JsonTime = {
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** How coarse it is, in milliseconds. */
  readonly resolution: number;
  /** A local time without a zone, read as UTC. */
  readonly zoneless: boolean;
};

/** No logger writes seconds, milliseconds or microseconds beyond the year 5000, nor finer units before 1973. */
const units: readonly (readonly [atLeast: number, perMillisecond: number])[] = [
  [1e17, 1e6],
  [1e14, 1e3],
  [1e11, 1],
];

/** Anything smaller is a duration or a counter. */
const leastNumber = 1e8;

const written =
  /^(\d{4})[-/](\d\d)[-/](\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?\s?(?:(Z)|([+-])(\d\d):?(\d\d))?$/;

/** A time as loggers write it: a number since the epoch in any unit, ISO 8601, or the Common Log Format's date. */
export function readJsonTime(value: unknown): JsonTime | null {
  if (typeof value === 'number') return readNumber(value);
  if (typeof value !== 'string' || value.length > 64) return null;
  if (/^\d{9,20}(?:\.\d{1,9})?$/.test(value)) return readNumber(Number(value));
  const parts = written.exec(value);
  if (parts !== null) return readParts(parts);
  const time = readClfTime(Buffer.from(value.startsWith('[') ? value : `[${value}]`), 0);
  return time === null ? null : { time, resolution: 1000, zoneless: false };
}

function readNumber(value: number): JsonTime | null {
  if (!(value >= leastNumber && value < 1e20)) return null;
  const unit = units.find(([atLeast]) => value >= atLeast);
  if (unit !== undefined) return { time: Math.floor(value / unit[1]), resolution: 1, zoneless: false };
  return { time: Math.floor(value * 1000), resolution: Number.isInteger(value) ? 1000 : 1, zoneless: false };
}

function readParts(parts: RegExpExecArray): JsonTime | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  const [fraction, utc, sign, hours, minutes] = parts.slice(7);
  const offset = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  const start = epochTime(year, month, day, hour, minute, second) - offset * 60_000;
  if (Number.isNaN(start)) return null;
  const milliseconds = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000);
  return {
    time: start + milliseconds,
    resolution: fraction === undefined ? 1000 : 1,
    zoneless: utc === undefined && sign === undefined,
  };
}

const unitsOfGo: Readonly<Record<string, number>> = {
  ns: 1e-6,
  µs: 1e-3,
  us: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** Milliseconds of a duration: a number of `unit` milliseconds each, or Go's `1m2.5s`; null where it is neither. */
export function readJsonDuration(value: unknown, unit: number): number | null {
  const number = typeof value === 'string' && /^\d{1,15}(?:\.\d{1,15})?$/.test(value) ? Number(value) : value;
  if (typeof number === 'number') return number >= 0 && number < 1e18 ? number * unit : null;
  if (typeof number !== 'string' || !/^(?:\d{1,15}(?:\.\d{1,15})?(?:ns|µs|us|ms|s|m|h)){1,6}$/.test(number))
    return null;
  let total = 0;
  for (const [, count, letters = ''] of number.matchAll(/([\d.]+)([a-zµ]+)/g)) {
    total += Number(count) * (unitsOfGo[letters] ?? 0);
  }
  return total;
}
