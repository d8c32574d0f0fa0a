import { epochTime } from '../apache-log-parser/clf-time.js';

/** A time as an error log writes it. */
export type ErrorTime = {
  /** Milliseconds of the clock on the wall: what the epoch would be if the zone were UTC. */
  readonly wall: number;
  /** Minutes east of UTC; null where the line does not say, which is the default of httpd. */
  readonly zone: number | null;
};

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `%t` and `%{u}t`: `Sun Nov 22 16:23:02.980768 2026`. */
const written = /^(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2}) +(\d{1,2}) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))? (\d{4})$/;
/** `%{cu}t` and `%{cuz}t`: `2026-11-22 16:23:02.980768 +0100`. */
const compact = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?(?: ?(Z|[+-]\d\d:?\d\d))?$/;

/** Reads what stands in the first brackets of a line; null where it is no time. */
export function readErrorTime(text: string): ErrorTime | null {
  const long = written.exec(text);
  if (long !== null) {
    const [, month = '', day, hour, minute, second, fraction, year] = long;
    return wallTime([year, String(months.indexOf(month) + 1), day, hour, minute, second], fraction, undefined);
  }
  const short = compact.exec(text);
  return short === null ? null : wallTime(short.slice(1, 7), short[7], short[8]);
}

function wallTime(
  parts: readonly (string | undefined)[],
  fraction: string | undefined,
  zone: string | undefined,
): ErrorTime | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  const seconds = epochTime(year, month, day, hour, minute, second);
  if (Number.isNaN(seconds)) return null;
  const milliseconds = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000);
  return { wall: seconds + milliseconds, zone: zone === undefined ? null : readZone(zone) };
}

/** Minutes east of UTC of `Z`, `+0100` or `-03:30`. */
export function readZone(text: string): number {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(text);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}
