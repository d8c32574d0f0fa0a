/** Width of `[22/Nov/2026:16:23:02 +0000]`. */
export const clfTimeWidth = 28;

const monthNames = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const monthOfName: ReadonlyMap<number, number> = new Map(
  Array.from({ length: 12 }, (_, month) => [nameKey(Buffer.from(monthNames), month * 3), month + 1]),
);

/** Whether the fixed marks of a CLF time stand where they must: brackets, slashes, colons, the space and the sign. */
export function looksLikeClfTime(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === 0x5b &&
    bytes[at + 3] === 0x2f &&
    bytes[at + 7] === 0x2f &&
    bytes[at + 12] === 0x3a &&
    bytes[at + 15] === 0x3a &&
    bytes[at + 18] === 0x3a &&
    bytes[at + 21] === 0x20 &&
    bytes[at + 27] === 0x5d
  );
}

/** Milliseconds since the epoch of `[22/Nov/2026:16:23:02 +0000]` at this index, or null where it is no time. */
export function readClfTime(bytes: Uint8Array, at: number): number | null {
  if (!looksLikeClfTime(bytes, at)) return null;
  const day = twoDigits(bytes, at + 1);
  const month = monthOfName.get(nameKey(bytes, at + 4)) ?? 0;
  const year = twoDigits(bytes, at + 8) * 100 + twoDigits(bytes, at + 10);
  const hour = twoDigits(bytes, at + 13);
  const minute = twoDigits(bytes, at + 16);
  const second = twoDigits(bytes, at + 19);
  const offset = twoDigits(bytes, at + 23) * 60 + twoDigits(bytes, at + 25);
  const sign = bytes[at + 22] === 0x2d ? -1 : bytes[at + 22] === 0x2b ? 1 : Number.NaN;
  const time = epochTime(year, month, day, hour, minute, second) - sign * offset * 60_000;
  return Number.isNaN(time) ? null : time;
}

/** Milliseconds since the epoch of a date in UTC; NaN where a part is out of its range. A leap second is allowed. */
export function epochTime(y: number, month: number, day: number, hour: number, minute: number, second: number): number {
  const inRange = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 23 && minute <= 59 && second <= 60;
  if (!inRange) return Number.NaN;
  // Days since 1970-01-01, with the year beginning in March so that the leap day is its last.
  const year = month <= 2 ? y - 1 : y;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const days =
    365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - 719_468;
  return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000;
}

/** The number of an English three-letter month name at this index, 1 to 12, or 0. */
export function monthAt(bytes: Uint8Array, at: number): number {
  return monthOfName.get(nameKey(bytes, at)) ?? 0;
}

function nameKey(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number);
}

/** NaN where no two digits stand at this index. */
export function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - 0x30;
  const ones = (bytes[at + 1] as number) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}
