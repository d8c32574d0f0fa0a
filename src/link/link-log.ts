import { hashText } from '../formats/format.js';
import { firstHeader, type HttpRecord, isRecorded } from '../model/http-record.js';
import { memoise } from '../model/memoise.js';
import { classifyOptions } from './classify-options.js';
import { createCoverage } from './coverage.js';
import { isCrossOriginRequest } from './cross-origin.js';
import { exchangeOf } from './exchange-of.js';
import type { Linker, LinkOptions, LinkSink } from './linker.js';
import { createOpenPreflights, type OpenPreflight } from './open-preflights.js';
import { targetOf } from './origin.js';
import { createScanners } from './scanners.js';

/**
 * Apache stamps a line with the request's start and writes it at its end, so the line of a slow request comes long
 * after its time. A preflight stays open for this much log time beyond the window.
 */
const lateness = 60_000;

/** Open preflights kept at most; one costs about a kilobyte. */
const capacity = 50_000;
const coverageCapacity = 25_000;

/**
 * Links the lines of an access log: a request belongs to the nearest earlier 2xx preflight of the same client,
 * User-Agent and full target, within the window. One preflight takes one request. A preflight that was not answered
 * with 2xx is never linked: a request that follows it is somebody's typed URL, not its follow-up.
 */
export function createLogLinker(options: LinkOptions, sink: LinkSink): Linker {
  let clock = Number.NEGATIVE_INFINITY;
  const waiting = createOpenPreflights(capacity, (open, reason) => {
    sink.exchange(
      exchangeOf({
        preflight: open.record,
        request: null,
        followUp: reason === 'window-over' && clock - open.time >= options.windowMs ? 'not-seen' : 'unknown',
        linkedBy: only(reason),
      }),
    );
  });

  const coverage = createCoverage(coverageCapacity);

  const refuse = (record: HttpRecord, rule: string) =>
    sink.exchange(exchangeOf({ preflight: record, request: null, followUp: 'not-seen', linkedBy: only(rule) }));

  const scanners = createScanners({
    scanned: (record) => sink.options({ record, kind: 'scanner', rule: 'many-refused-targets' }),
    cleared: (record) => refuse(record, 'browser-user-agent'),
  });

  const advance = (time: number | null) => {
    if (time === null || time <= clock) return;
    clock = time;
    waiting.expire(clock - options.windowMs - lateness);
    scanners.expire(clock);
  };

  const addOptions = (record: HttpRecord) => {
    const { kind, rule } = classifyOptions(record);
    if (kind !== 'preflight') {
      if (!claim(record)) sink.options({ record, kind, rule });
      return;
    }
    if (record.status === null || record.status < 200 || record.status > 299) {
      if (rule === 'browser-user-agent') scanners.suspect(record);
      else refuse(record, rule);
      return;
    }
    waiting.open({
      record,
      key: pairingKey(record),
      time: record.time ?? clock,
      requestMethod: firstHeader(record.requestHeaders, 'access-control-request-method'),
    });
  };

  /** Links a request to its preflight; false where none waits for it. */
  const claim = (record: HttpRecord): boolean => {
    const found = waiting.claim(pairingKey(record), (open) => fits(open, record, options.windowMs));
    if (found === null) return false;
    // Only where Origin is logged does a request without a preflight show that it went to another origin.
    if (isRecorded(record.requestHeaders, 'origin')) coverage.note(found.key, found.record);
    sink.exchange(
      exchangeOf({
        preflight: found.record,
        request: record,
        followUp: 'sent',
        linkedBy: linked,
      }),
    );
    return true;
  };

  const lone = (record: HttpRecord) => {
    const coveredBy = coverage.find(pairingKey(record), record);
    const linkedBy = coveredBy === null ? alone : covered;
    sink.exchange(exchangeOf({ preflight: null, request: record, followUp: 'sent', linkedBy, coveredBy }));
  };

  return {
    interest: { hasOpenPreflight: waiting.hasClient },
    add(record) {
      advance(record.time);
      if (record.method === 'OPTIONS') addOptions(record);
      else if (!claim(record) && isCrossOriginRequest(record)) lone(record);
    },
    end() {
      waiting.expire(Number.POSITIVE_INFINITY);
      scanners.expire(Number.POSITIVE_INFINITY);
    },
  };
}

/** What links are made by, one list for all that are made alike. */
const linked: readonly string[] = ['same-client', 'same-user-agent', 'same-target', 'within-window'];
const covered: readonly string[] = ['covered-by-earlier-preflight'];
const alone: readonly string[] = [];
const only = memoise((rule): readonly string[] => [rule]);

function pairingKey(record: HttpRecord): string {
  return `${record.client ?? ''}\n${shorten(agentOf(record))}\n${record.host ?? ''}\n${targetOf(record.url)}`;
}

function agentOf(record: HttpRecord): string {
  return firstHeader(record.requestHeaders, 'user-agent') ?? '';
}

/** Long, and the same in many lines: a hash will do, for those that fit are compared. */
const shorten = memoise((userAgent) => hashText(userAgent).toString(36));

function fits(open: OpenPreflight, request: HttpRecord, windowMs: number): boolean {
  if (open.requestMethod !== null && open.requestMethod !== request.method) return false;
  // An OPTIONS can be the announced request itself, but only where the log shows what was announced.
  if (open.requestMethod === null && request.method === 'OPTIONS') return false;
  if (agentOf(open.record) !== agentOf(request)) return false;
  const { requestHeaders } = request;
  if (isRecorded(requestHeaders, 'origin') && firstHeader(requestHeaders, 'origin') === null) return false;
  if (request.time === null) return true;
  const gap = request.time - open.time;
  return gap >= -Math.max(request.timeResolution, open.record.timeResolution) && gap <= windowMs;
}
