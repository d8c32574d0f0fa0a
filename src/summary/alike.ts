import { likenessOf } from '../causes/likeness.js';
import type { ExchangeFinding } from '../model/finding.js';
import { isRecorded } from '../model/http-record.js';
import type { SeenPreflight } from '../model/seen-preflight.js';
import { clientBitOf } from './client-bits.js';
import { addFollowed, type Followed, followedOf } from './endpoint-tally.js';
import { addFailure, type Failure, failureOf } from './group-tally.js';
import { addVictim, endpointAt, groupAt, type Tally, type TallyPlace } from './tally.js';
import { type Asking, askingOf } from './warnings/repeat-tally.js';

/** Preflights of which nothing has to be counted but times, clients, URLs and sizes: passed with their requests, or refused. */
export type Alike =
  | { readonly is: 'passed'; readonly place: TallyPlace; readonly followed: Followed; readonly asking: Asking }
  | { readonly is: 'refused'; readonly place: TallyPlace; readonly failure: Failure };

/** Null for a finding of which more has to be counted. */
export function alikeOf(tally: Tally, finding: ExchangeFinding): Alike | null {
  const { type, warnings, exchange } = finding;
  const { preflight, request } = exchange;
  if (type !== 'preflight' || preflight === null || warnings.length > 0) return null;
  const answers = request === null ? [preflight] : [preflight, request];
  if (telling.some((name) => answers.some(({ responseHeaders }) => isRecorded(responseHeaders, name)))) return null;
  if (isPassed(finding)) {
    if (!tally.sameAnswers.differs(preflight)) return null;
    const asking = askingOf(finding, preflight);
    return { is: 'passed', place: tally.placeOf(finding), followed: followedOf(finding), asking };
  }
  return isRefused(finding) ? { is: 'refused', place: tally.placeOf(finding), failure: failureOf(finding) } : null;
}

/** What `warnings/` counts of passed exchanges. */
const telling = ['access-control-allow-origin', 'access-control-max-age'];

function isPassed({ verdict, causes, exchange }: ExchangeFinding): boolean {
  return verdict === 'passed' && causes.length === 0 && exchange.request !== null && exchange.followUp === 'sent';
}

/** By its status, which alone decides what is said of it. */
function isRefused({ verdict, causes, failures, exchange }: ExchangeFinding): boolean {
  if (verdict !== 'blocked' || causes.length === 0 || exchange.request !== null || exchange.followUp !== 'not-seen') {
    return false;
  }
  return failures.every(({ check }) => check === 'status') && likenessOf(exchange) !== null;
}

/** Whether `addAlike` will do: for some, the finding itself must be kept. */
export function mayAddAlike(tally: Tally, alike: Alike, differing: SeenPreflight): boolean {
  if (alike.is === 'passed') return tally.repeats.mayPass(alike.asking, differing);
  return !groupAt(tally, alike.place).exemplars.mayKeep(differing.time);
}

/** Counts another finding like it, as `addToTally` would. */
export function addAlike(tally: Tally, alike: Alike, differing: SeenPreflight): void {
  const { counts, span } = tally;
  const { time, clientHash, size } = differing;
  const isBlocked = alike.is === 'refused';
  counts.preflights++;
  if (time < span.first) span.first = time;
  if (time > span.last) span.last = time;
  const bit = clientBitOf(clientHash);
  tally.series.add(time, bit, isBlocked);
  const endpoint = endpointAt(tally, alike.place);
  if (alike.is === 'passed') {
    counts.passed++;
    addFollowed(endpoint, alike.followed, time, bit, size);
    tally.repeats.pass(alike.asking, differing);
    return;
  }
  counts.blocked++;
  counts.preflightsBlocked++;
  endpoint.judged++;
  endpoint.series.add(time, bit, false);
  const client = differing.client();
  addVictim(tally, client, alike.failure.origin);
  addFailure(groupAt(tally, alike.place), alike.failure, time, client);
}
