const pattern =
  /^\s*(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,12}))?)?\s*(?:([Zz])|([+-])(\d{2}):?(\d{2})?)\s*$/;
const longest = 64;
const utcWithMilliseconds = '2026-11-22T16:38:41.764Z'.length;

/**
 * `startedDateTime` as milliseconds since the epoch, cut to whole ones; null where it is no date.
 * A date without zone is null too: ISO 8601 calls it local time, and nobody knows whose.
 */
export function parseHarTime(value: unknown): number | null {
  if (typeof value !== 'string' || value.length > longest) return null;
  if (value.length === utcWithMilliseconds && value.endsWith('Z')) {
    const time = Date.parse(value);
    if (!Number.isNaN(time)) return time;
  }
  const match = pattern.exec(value);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second = '0', fraction = '', utc, sign, zoneHour, zoneMinute = '0'] = match;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(midnight);
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return null;
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return midnight + seconds * 1000 + milliseconds - zoneOffset(utc, sign, zoneHour, zoneMinute);
}

function zoneOffset(
  utc: string | undefined,
  sign: string | undefined,
  hours: string | undefined,
  minutes: string,
): number {
  if (utc !== undefined) return 0;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === '-' ? -offset : offset;
}
