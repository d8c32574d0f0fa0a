import { targetOf } from '../link/origin.js';
import type { ExchangeFinding, Finding } from '../model/finding.js';
import type { HttpRecord } from '../model/http-record.js';
import type { CrossCheck } from '../model/report.js';
import { clockDifference, type Sighting } from './clock-difference.js';
import { isoTime } from './exchange-record.js';

/** Compares what a browser recorded with what its server logged. A recording must come before the logs. */
export type CrossChecker = {
  readonly add: (finding: Finding) => void;
  /** Whether every finding from here on is to be added. */
  readonly isNeeded: () => boolean;
  /** Null unless both were read. */
  readonly finish: () => CrossCheck | null;
};

/** Requests of recordings that are compared, and lines of logs that are kept for one of their URLs. */
const recordedKept = 2000;
const loggedKept = 500;
const shown = 20;
/** How far the times of one request may lie apart once the clocks' difference is known, in milliseconds. */
const tolerance = 3000;
/** A log is taken to cover this much before its first and after its last preflight. */
const margin = 60_000;

type Logged = Sighting & { readonly host: string | null; readonly status: number | null };

export function createCrossCheck(): CrossChecker {
  const recorded: HttpRecord[] = [];
  const files = new Set<string>();
  const logged = new Map<string, Logged[]>();
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;

  const addRecorded = (record: HttpRecord | null) => {
    // Only what has a preflight of its own is sure to be looked for in a log.
    if (record === null || record.sent === false || record.time === null || recorded.length >= recordedKept) return;
    recorded.push(record);
    files.add(record.source.file);
    if (!logged.has(keyOf(record))) logged.set(keyOf(record), []);
  };

  const addLogged = (record: HttpRecord | null) => {
    if (record === null || record.time === null) return;
    first = Math.min(first, record.time);
    last = Math.max(last, record.time);
    const list = logged.get(keyOf(record));
    if (list === undefined || list.length >= loggedKept) return;
    list.push({ time: record.time, host: record.host, status: record.status });
  };

  return {
    add(finding) {
      if (finding.type !== 'preflight') return;
      for (const record of recordsOf(finding)) {
        if (record !== null && 'entry' in record.source) addRecorded(record);
        else if (recorded.length > 0) addLogged(record);
      }
    },
    isNeeded: () => recorded.length > 0,
    finish() {
      if (recorded.length === 0 || last < first) return null;
      const hosts = new Set(recorded.filter((record) => candidates(record, logged).length > 0).map(hostOf));
      const ofServer = recorded.filter((record) => hosts.has(hostOf(record)));
      const difference = clockDifference(
        ofServer.map((record) => ({ time: record.time ?? 0, others: candidates(record, logged) })),
      );
      const compared = ofServer.filter((record) => isCovered(record, difference ?? 0, first, last));
      const taken = new Set<Logged>();
      const found = compared.map((record) => ({
        record,
        line: take(record, candidates(record, logged), difference, taken),
      }));
      const neverLogged = found.filter(({ line }) => line === null).map(({ record }) => record);
      return {
        recordings: [...files].sort(),
        compared: compared.length,
        matched: compared.length - neverLogged.length,
        changed: found.filter(({ record, line }) => line !== null && line.status !== record.status).length,
        neverLogged: neverLogged.slice(0, shown).map(toRecorded),
        clockAheadMs: difference,
      };
    },
  };
}

function recordsOf({ exchange }: ExchangeFinding): readonly (HttpRecord | null)[] {
  return [exchange.preflight, exchange.request];
}

function keyOf({ method, url }: HttpRecord): string {
  return `${method} ${targetOf(url)}`;
}

function hostOf({ url }: HttpRecord): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

/** Lines for the same method and target, on the same host where the log shows it. */
function candidates(record: HttpRecord, logged: ReadonlyMap<string, readonly Logged[]>): readonly Logged[] {
  const host = hostOf(record);
  return (logged.get(keyOf(record)) ?? []).filter((line) => line.host === null || line.host.toLowerCase() === host);
}

function isCovered({ time }: HttpRecord, difference: number, first: number, last: number): boolean {
  const onServer = (time ?? 0) + difference;
  return onServer >= first - margin && onServer <= last + margin;
}

/** The line nearest in time that is not another request's. */
function take(
  { time }: HttpRecord,
  lines: readonly Logged[],
  difference: number | null,
  taken: Set<Logged>,
): Logged | null {
  if (difference === null) return null;
  let nearest: Logged | null = null;
  let least = tolerance;
  for (const line of lines) {
    const gap = Math.abs(line.time - difference - (time ?? 0));
    if (taken.has(line) || gap > least) continue;
    least = gap;
    nearest = line;
  }
  if (nearest !== null) taken.add(nearest);
  return nearest;
}

function toRecorded({ source, method, url, time, status }: HttpRecord): CrossCheck['neverLogged'][number] {
  return { source, method, url, time: isoTime(time), status };
}
