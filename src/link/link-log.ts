import { hashText } from '../formats/format.js';
import { firstHeader, type HttpRecord, isRecorded } from '../model/http-record.js';
import { memoise } from '../model/memoise.js';
import { createActivity } from './activity.js';
import { classifyOptions } from './classify-options.js';
import { createClock } from './clock.js';
import { createCoverage } from './coverage.js';
import { isCrossOriginRequest } from './cross-origin.js';
import { createEarlyRequests, isTelling } from './early-requests.js';
import { exchangeOf } from './exchange-of.js';
import type { LinkOptions, LinkSink, LogLinker } from './linker.js';
import { createOpenPreflights, type OpenPreflight } from './open-preflights.js';
import { targetOf } from './origin.js';
import { createScanners } from './scanners.js';
import { isInTime, lateness, skew, type TimeLimits, timeLimits } from './time-limits.js';

/** Open preflights kept at most; one costs about a kilobyte. */
const capacity = 50_000;
const coverageCapacity = 25_000;

/**
 * Links the lines of an access log: a request belongs to the nearest earlier 2xx preflight of the same client,
 * User-Agent and full target, within the window. One preflight takes one request. A preflight that was not answered
 * with 2xx is never linked: a request that follows it is somebody's typed URL, not its follow-up.
 */
export function createLogLinker(options: LinkOptions, sink: LinkSink): LogLinker {
  const reach = options.windowMs + lateness;
  const limits = timeLimits(options.windowMs);
  const earlyLimits = timeLimits(skew);
  const clock = createClock(reach);
  const activity = createActivity(reach);
  const early = createEarlyRequests();
  const coverage = createCoverage(coverageCapacity);

  const waiting = createOpenPreflights(capacity, (open, reason, askedAgain) => {
    const { record, rule, time, era } = open;
    const request = early.takeFor(open);
    if (request !== null) return pair(open, request, linkedEarly);
    if (rule === 'browser-user-agent' && scanners.isKnown(record)) {
      sink.options({ record, kind: 'scanner', rule: 'many-targets-without-requests' });
      return;
    }
    const isOver = reason === 'window-over' && clock.reached(era) - time >= options.windowMs;
    const facts = `${askedAgain ? ' asked-again' : ''}${activity.wentOn(record) ? ' client-went-on' : ''}`;
    const followUp = isOver ? 'not-seen' : 'unknown';
    sink.exchange(exchangeOf({ preflight: record, request: null, followUp, linkedBy: listOf(reason + facts) }));
  });

  const refuse = (record: HttpRecord, rule: string) =>
    sink.exchange(exchangeOf({ preflight: record, request: null, followUp: 'not-seen', linkedBy: listOf(rule) }));

  const scanners = createScanners({
    scanned: (record) => sink.options({ record, kind: 'scanner', rule: 'many-refused-targets' }),
    cleared: (record) => refuse(record, 'browser-user-agent'),
  });

  const addOptions = (record: HttpRecord) => {
    const { kind, rule } = classifyOptions(record);
    if (kind !== 'preflight') {
      if (!claim(record, pairingKey(record))) sink.options({ record, kind, rule });
      return;
    }
    const isPageless = rule === 'browser-user-agent';
    if (isPageless) scanners.see(record);
    if (record.status === null || record.status < 200 || record.status > 299) {
      if (isPageless) scanners.suspect(record);
      else refuse(record, rule);
      return;
    }
    if (isPageless) scanners.note(record);
    const open: OpenPreflight = {
      record,
      key: pairingKey(record),
      time: record.time ?? clock.now(),
      era: clock.era(),
      rule,
      requestMethod: firstHeader(record.requestHeaders, 'access-control-request-method'),
    };
    early.expect(open, (request) => fits(open, request, earlyLimits));
    waiting.open(open);
  };

  const pair = ({ record, rule, key }: OpenPreflight, request: HttpRecord, linkedBy: readonly string[]) => {
    if (rule === 'browser-user-agent') scanners.absolve(record);
    // Only where Origin is logged does a request without a preflight show that it went to another origin.
    if (isRecorded(request.requestHeaders, 'origin')) coverage.note(key, record);
    sink.exchange(exchangeOf({ preflight: record, request, followUp: 'sent', linkedBy }));
  };

  /** Links a request to its preflight; false where none waits for it. */
  const claim = (record: HttpRecord, key: string): boolean => {
    const found = waiting.claim(key, record.time, (open) => fits(open, record, limits));
    if (found === null) return false;
    early.learn(isTelling(record.method));
    pair(found, record, linked);
    return true;
  };

  const lone = (record: HttpRecord, key: string) => {
    const coveredBy = coverage.find(key, record);
    const linkedBy = coveredBy === null ? alone : covered;
    sink.exchange(exchangeOf({ preflight: null, request: record, followUp: 'sent', linkedBy, coveredBy }));
  };

  const follow = (time: number | null, file: string) => {
    const before = clock.now();
    clock.follow(time, file);
    if (clock.now() <= before) return;
    waiting.expire(clock.now() - reach);
    scanners.expire(clock.now());
  };

  return {
    interest: { hasOpenPreflight: waiting.hasClient, waiting: waiting.byLowBits },
    isUpToDate: (time) => time >= clock.now() - lateness,
    passPreflight(time, activitySlot, file) {
      activity.noteAt(activitySlot, time);
      follow(time, file);
    },
    passRequest(time, activitySlot, file, shows) {
      activity.noteAt(activitySlot, time);
      follow(time, file);
      early.learn(shows);
    },
    add(record) {
      if (early.isFromBefore(record)) return early.offer(record, pairingKey(record));
      activity.note(record);
      follow(record.time, record.source.file);
      if (record.method === 'OPTIONS') return addOptions(record);
      const key = pairingKey(record);
      if (claim(record, key)) return;
      if (isCrossOriginRequest(record)) lone(record, key);
      else early.keep(record, key);
    },
    end() {
      waiting.expire(Number.POSITIVE_INFINITY);
      scanners.expire(Number.POSITIVE_INFINITY);
    },
  };
}

/** What links are made by, one list for all that are made alike. */
const linked: readonly string[] = ['same-client', 'same-user-agent', 'same-target', 'within-window'];
const linkedEarly: readonly string[] = ['same-client', 'same-user-agent', 'same-target', 'logged-before-preflight'];
const covered: readonly string[] = ['covered-by-earlier-preflight'];
const alone: readonly string[] = [];
const listOf = memoise((facts): readonly string[] => facts.split(' '));

function pairingKey(record: HttpRecord): string {
  return `${record.client ?? ''}\n${shorten(agentOf(record))}\n${record.host ?? ''}\n${targetOf(record.url)}`;
}

function agentOf(record: HttpRecord): string {
  return firstHeader(record.requestHeaders, 'user-agent') ?? '';
}

/** Long, and the same in many lines: a hash will do, for those that fit are compared. */
const shorten = memoise((userAgent) => hashText(userAgent).toString(36));

function fits(open: OpenPreflight, request: HttpRecord, limits: TimeLimits): boolean {
  if (open.requestMethod !== null && open.requestMethod !== request.method) return false;
  // An OPTIONS can be the announced request itself, but only where the log shows what was announced.
  if (open.requestMethod === null && request.method === 'OPTIONS') return false;
  if (agentOf(open.record) !== agentOf(request)) return false;
  const { requestHeaders } = request;
  if (isRecorded(requestHeaders, 'origin') && firstHeader(requestHeaders, 'origin') === null) return false;
  if (request.time === null) return true;
  const gap = request.time - open.time;
  return isInTime(gap, limits, open.requestMethod === null && (request.method === 'GET' || request.method === 'HEAD'));
}
