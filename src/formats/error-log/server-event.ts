import type { ErrorLine } from './error-line.js';

export type ServerEventKind = 'restart' | 'graceful-restart' | 'stop' | 'start';

const signs: readonly (readonly [sign: string, kind: ServerEventKind])[] = [
  ['Doing graceful restart', 'graceful-restart'],
  ['Attempting to restart', 'restart'],
  ['shutting down', 'stop'],
  ['resuming normal operations', 'start'],
];

/** Whether httpd says that it starts, stops or restarts; null for every other line. */
export function serverEventOf({ client, level, message }: ErrorLine): ServerEventKind | null {
  if (client !== null || level !== 'notice') return null;
  for (const [sign, kind] of signs) if (message.includes(sign)) return kind;
  return null;
}
