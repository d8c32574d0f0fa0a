import {
  createErrorLogReader,
  type ErrorEntry,
  type ErrorLogTotals,
} from '../../formats/error-log/error-log-reader.js';
import type { ErrorTime } from '../../formats/error-log/error-time.js';
import { serverEventOf } from '../../formats/error-log/server-event.js';
import type { ErrorLogReport, Report } from '../../model/report.js';
import { attach } from './attach.js';
import { type Cluster, createClusters } from './clusters.js';
import { interestOf } from './interest.js';
import { assign, type Pair, pairsOf } from './match.js';
import { collectQueries } from './queries.js';
import { mergeEvents, type WallEvent, withRestarts } from './server-events.js';
import { createZones } from './zones.js';

/** Reads error logs for what explains the failures of a report. Nothing of them is kept that does not. */
export type ErrorLogJoin = {
  /** Reads one more error log; `end` says how much of it was one. */
  readonly open: (file: string) => OpenErrorLog;
  /** The report with what was found; as it was where nothing that was opened is an error log. */
  readonly finish: () => Report;
};

export type OpenErrorLog = {
  readonly push: (chunk: Uint8Array) => void;
  /** `isWhole`: false where it was not read to its end, so that what it does not hold tells nothing. */
  readonly end: (isWhole: boolean) => { readonly lines: number; readonly entries: number };
};

const eventsKept = 2000;
/** Characters of lines kept for the requests looked up; an attacker is a client too. */
const charactersKept = 24 << 20;

export function createErrorLogJoin(report: Report): ErrorLogJoin {
  const queries = collectQueries(report);
  const interest = interestOf(queries);
  const zones = createZones(queries.all);
  const clusters = createClusters();
  const wanted = new Set<Cluster>();
  const events: WallEvent[] = [];
  const spans: Span[] = [];
  let isAllRead = true;
  let characters = 0;

  const take = (entry: ErrorEntry) => {
    const kind = serverEventOf(entry);
    if (kind !== null && events.length < eventsKept) events.push({ kind, wall: entry.time.wall, entry });
    if (entry.client === null && entry.id === null) return clusters.note(entry);
    const isTied = entry.id !== null && queries.byId(entry.id).length > 0;
    if (!isTied && (entry.client === null || !queries.hasClient(entry.client))) return;
    if (!isTied && !zones.isNear(entry.time.wall, entry.client)) return;
    if (characters > charactersKept) {
      // What is passed over may have been the line.
      isAllRead = false;
      return;
    }
    const cluster = clusters.add(entry);
    wanted.add(cluster);
    if (cluster.lines.at(-1)?.entry === entry) characters += lengthOf(entry);
  };

  return {
    open(file) {
      const reader = createErrorLogReader(file, take, interest);
      return {
        push: reader.push,
        end(isWhole) {
          const totals = reader.end();
          isAllRead &&= isWhole;
          if (totals.entries > 0) spans.push({ file, ...totals });
          return totals;
        },
      };
    },
    finish() {
      if (spans.length === 0) return report;
      const pairs: Pair[] = [];
      for (const cluster of wanted) pairs.push(...pairsOf(cluster, queries));
      const chosen = assign(pairs);
      zones.learn(chosen);
      const joined = attach(report, chosen, {
        lookedUp: queries.all,
        // What httpd did not write it may have written elsewhere: only a log that tells of failures speaks by silence.
        tellsFailures: isAllRead && spans.some((span) => span.tellsFailures),
        begins: Math.min(
          ...spans.map(({ first }) => (first === null ? Number.POSITIVE_INFINITY : zones.toTime(first))),
        ),
      });
      const restarts = mergeEvents(events, ({ entry }) => zones.toTime(entry.time));
      return {
        ...joined,
        incident: withRestarts(joined.incident, restarts),
        groups: joined.groups.map((group) => ({ ...group, incident: withRestarts(group.incident, restarts) })),
        errorLogs: spans.map((span) => toErrorLogReport(span, zones.toTime)),
      };
    },
  };
}

/** With what keeping an entry costs besides its text. */
function lengthOf({ text, message, trace }: ErrorEntry): number {
  return trace.reduce((sum, line) => sum + line.length, 300 + Math.max(text.length, message.length));
}

type Span = ErrorLogTotals & { readonly file: string };

function toErrorLogReport({ file, lines, first, last }: Span, toTime: (time: ErrorTime) => number): ErrorLogReport {
  const iso = (time: ErrorTime | null) => (time === null ? null : new Date(toTime(time)).toISOString());
  return { file, lines, first: iso(first), last: iso(last) };
}
