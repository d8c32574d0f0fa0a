/** Milliseconds since the epoch of a time on the day of the incident, UTC. */
export const at = (time: string): number => Date.parse(`2026-11-21T${time}Z`);

export const second = 1000;
export const minute = 60 * second;

/** What happened when. */
export const opening = at('13:05:00');
/** A deploy, with a graceful restart of httpd. */
export const deploy = at('14:02:09');
/** The deploy taken back. */
export const repair = at('15:10:22');
export const closing = at('15:32:00');

export const isBroken = (time: number): boolean => time > deploy && time < repair;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number): string => String(value).padStart(2, '0');

/** `[21/Nov/2026:14:02:13 +0000]` */
export function accessTime(time: number): string {
  const date = new Date(time);
  const day = `${two(date.getUTCDate())}/${months[date.getUTCMonth()]}/${date.getUTCFullYear()}`;
  return `[${day}:${date.toISOString().slice(11, 19)} +0000]`;
}

/** `[Sat Nov 21 14:02:13.482113 2026]` */
export function errorTime(time: number, microseconds: number): string {
  const date = new Date(time);
  const day = `Sat ${months[date.getUTCMonth()]} ${two(date.getUTCDate())}`;
  const clock = date.toISOString().slice(11, 23);
  return `[${day} ${clock}${String(microseconds).padStart(3, '0')} ${date.getUTCFullYear()}]`;
}
