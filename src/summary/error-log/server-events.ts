import type { ErrorEntry } from '../../formats/error-log/error-log-reader.js';
import type { ServerEventKind } from '../../formats/error-log/server-event.js';
import type { Incident, ServerEvent } from '../../model/report.js';

/** When httpd started, stopped or restarted, by the clock on its wall. */
export type WallEvent = { readonly kind: ServerEventKind; readonly wall: number; readonly entry: ErrorEntry };

/** What comes within this time is one restart: its signal, its stop, its start. Milliseconds. */
const oneRestart = 60_000;
/** How long before a failure a restart is still worth naming: rare preflights show late what it did. */
const near = 600_000;
const clockSlack = 1000;

/** Puts the lines of each restart together, and into the order of time. `toTime` leads from the wall to the epoch. */
export function mergeEvents(
  events: readonly WallEvent[],
  toTime: (event: WallEvent) => number,
): readonly ServerEvent[] {
  const merged: { kind: ServerEventKind; time: number; last: number; entry: ErrorEntry }[] = [];
  const timed = events.map((event) => ({ ...event, time: toTime(event) })).sort((a, b) => a.time - b.time);
  for (const { kind, time, entry } of timed) {
    const before = merged[merged.length - 1];
    if (before === undefined || time - before.last > oneRestart || (before.kind === 'start' && kind === 'start')) {
      merged.push({ kind, time, last: time, entry });
      continue;
    }
    before.last = time;
    before.kind = together(before.kind, kind);
  }
  return merged.map(({ kind, time, entry }) => ({
    kind,
    time: new Date(time).toISOString(),
    source: entry.source,
    text: entry.text,
  }));
}

function together(first: ServerEventKind, then: ServerEventKind): ServerEventKind {
  if (first === 'graceful-restart' || then === 'graceful-restart') return 'graceful-restart';
  return first === 'stop' && then === 'stop' ? 'stop' : 'restart';
}

/** The incident with the restarts around it. */
export function withRestarts(incident: Incident | null, events: readonly ServerEvent[]): Incident | null {
  if (incident === null) return null;
  const { began, ended } = incident;
  const before =
    began === null ? undefined : events.filter((event) => isWithin(gapBetween(event, began), -clockSlack, near)).at(-1);
  const after =
    ended === null
      ? undefined
      : events.find((event) => event.kind !== 'stop' && isWithin(-gapBetween(event, ended), -clockSlack, near));
  return {
    ...incident,
    ...(before === undefined ? {} : { restartBefore: before }),
    ...(after === undefined ? {} : { restartAfter: after }),
  };
}

/** Milliseconds from the event to this time. */
function gapBetween({ time }: ServerEvent, iso: string): number {
  return time === null ? Number.NaN : Date.parse(iso) - Date.parse(time);
}

function isWithin(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}
