const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Years beyond 9999 have a sign and more digits, so the parts are matched, not counted off. */
const isoParts = /^([+-]?\d+)-(\d\d)-(\d\d)T(\d\d:\d\d):(\d\d)/;

function partsOf(iso: string): { day: string; year: string; minute: string; second: string } {
  const [, year = '', month = '', day = '', minute = '', second = ''] = isoParts.exec(iso) ?? [];
  return { day: `${Number(day)} ${months[Number(month) - 1] ?? ''}`, year, minute, second };
}

/** `14:02:13` of an ISO 8601 time in UTC. */
export function formatClock(iso: string): string {
  const { minute, second } = partsOf(iso);
  return `${minute}:${second}`;
}

/** `14:02`. */
export function formatMinute(iso: string): string {
  return partsOf(iso).minute;
}

/** `21 Nov 2026`. */
export function formatDay(iso: string): string {
  const { day, year } = partsOf(iso);
  return `${day} ${year}`;
}

/** `21 Nov 14:02`. */
export function formatDayAndMinute(iso: string): string {
  const { day, minute } = partsOf(iso);
  return `${day} ${minute}`;
}

export function isSameDay(a: string, b: string): boolean {
  return formatDay(a) === formatDay(b);
}

/** `21 Nov 2026 13:40:02 → 15:10:44 UTC`, the day given twice only where it changes. */
export function formatRange(first: string, last: string): string {
  if (first === last) return `${formatDay(first)} ${formatClock(first)} UTC`;
  const end = isSameDay(first, last) ? formatClock(last) : `${formatDay(last)} ${formatClock(last)}`;
  return `${formatDay(first)} ${formatClock(first)} → ${end} UTC`;
}

const units: readonly (readonly [string, number])[] = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
];

/** `1 s`, `5 min`, `2 h`, `3 d`: the largest unit that divides it. */
export function formatSpan(seconds: number): string {
  for (const [unit, size] of units) {
    if (seconds >= size && seconds % size === 0) return `${seconds / size} ${unit}`;
  }
  return `${seconds} s`;
}
