import { CLOSE_BRACKET, COLON, DASH, isDigit, OPEN_BRACKET, PLUS, SLASH, SPACE, ZERO } from './memory';

/** Width of `[22/Nov/2026:16:23:02 +0000]`. */
export const timeWidth: i32 = 28;

/** Whether the fixed marks stand where they must. */
export function looksLikeTime(at: usize): bool {
  return (
    load<u8>(at) === OPEN_BRACKET &&
    load<u8>(at, 3) === SLASH &&
    load<u8>(at, 7) === SLASH &&
    load<u8>(at, 12) === COLON &&
    load<u8>(at, 15) === COLON &&
    load<u8>(at, 18) === COLON &&
    load<u8>(at, 21) === SPACE &&
    load<u8>(at, 27) === CLOSE_BRACKET
  );
}

/** Seconds since the epoch of a time that looks like one; negative where it is none, or before 1970. */
export function readTime(at: usize): i64 {
  const day = twoDigits(at + 1);
  const month = monthOf(((<i32>load<u8>(at, 4)) << 16) | ((<i32>load<u8>(at, 5)) << 8) | <i32>load<u8>(at, 6));
  const century = twoDigits(at + 8);
  const years = twoDigits(at + 10);
  const hour = twoDigits(at + 13);
  const minute = twoDigits(at + 16);
  const second = twoDigits(at + 19);
  const zoneHours = twoDigits(at + 23);
  const zoneMinutes = twoDigits(at + 25);
  const sign = load<u8>(at, 22);
  if ((century | years | minute | zoneHours | zoneMinutes) < 0 || (sign !== PLUS && sign !== DASH)) return -1;
  if (month === 0 || day < 1 || day > 31 || hour < 0 || hour > 23 || second < 0 || second > 60) return -1;
  if (minute > 59) return -1;
  const zone: i64 = (zoneHours * 60 + zoneMinutes) * 60;
  const local = (<i64>daysTo(century * 100 + years, month, day) * 24 + hour) * 3600 + minute * 60 + second;
  return sign === DASH ? local + zone : local - zone;
}

/** Days since 1970-01-01, with the year beginning in March so that the leap day is its last. */
function daysTo(y: i32, month: i32, day: i32): i32 {
  const year = month <= 2 ? y - 1 : y;
  if (year < 0) return -1;
  const dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return 365 * year + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468;
}

/** Negative where no two digits stand there. */
function twoDigits(at: usize): i32 {
  const tens = load<u8>(at);
  const ones = load<u8>(at, 1);
  return isDigit(tens) && isDigit(ones) ? <i32>(tens - ZERO) * 10 + <i32>(ones - ZERO) : -1;
}

/** 1 to 12 by the three letters of its English name, or 0. */
function monthOf(name: i32): i32 {
  switch (name) {
    case 0x4a616e:
      return 1;
    case 0x466562:
      return 2;
    case 0x4d6172:
      return 3;
    case 0x417072:
      return 4;
    case 0x4d6179:
      return 5;
    case 0x4a756e:
      return 6;
    case 0x4a756c:
      return 7;
    case 0x417567:
      return 8;
    case 0x536570:
      return 9;
    case 0x4f6374:
      return 10;
    case 0x4e6f76:
      return 11;
    case 0x446563:
      return 12;
    default:
      return 0;
  }
}
