import type { Exchange, FollowUp } from '../model/exchange.js';
import type { HeaderBag, HttpRecord } from '../model/http-record.js';

/**
 * In a log without CORS fields thousands of exchanges differ in nothing that a verdict rests on. A number that two
 * exchanges with the same `linkedBy` share where they are judged alike; null where more than it says may count.
 */
export function likenessOf(exchange: Exchange): number | null {
  const { preflight, request, origin, originInferred } = exchange;
  if (exchange.redirectedFrom !== null || exchange.redirectFollowed !== null || exchange.coveredBy !== null)
    return null;
  const first = preflight === null ? 0 : partOf(preflight);
  const second = request === null ? 0 : partOf(request);
  if (first < 0 || second < 0) return null;
  const facts =
    followUps.indexOf(exchange.followUp) +
    (originInferred ? 4 : 0) +
    (origin === null ? 8 : 0) +
    (origin === 'null' ? 16 : 0) +
    (request?.method === 'POST' ? 32 : 0) +
    (request?.marks.cookies === true ? 64 : 0);
  return (first * parts + second) * 128 + facts;
}

const followUps: readonly FollowUp[] = ['sent', 'never-sent', 'not-seen', 'unknown'];

/** 0 stands for no record, 1 for an unknown status. */
const parts = 1002;

/** What counts of a record, as a number below `parts`; negative where more than the status counts. */
function partOf({ status, requestHeaders, responseHeaders, marks }: HttpRecord): number {
  if (marks.error !== undefined || marks.resourceType !== undefined) return -1;
  if (showsAny(requestHeaders) || showsAnyAnswer(responseHeaders)) return -1;
  if (status === null) return 1;
  // 0 is no response at all; the sentences about a redirect name its URL.
  if (status < 100 || status > 999 || (status >= 300 && status <= 399)) return -1;
  return status + 2;
}

const showsAny = recordsAny([
  'origin',
  'access-control-request-method',
  'access-control-request-headers',
  'sec-fetch-mode',
]);

const showsAnyAnswer = recordsAny([
  'access-control-allow-origin',
  'access-control-allow-credentials',
  'access-control-allow-methods',
  'access-control-allow-headers',
  'location',
]);

/** Whether a source records any of these headers: asked for each record, and the same for all of one source. */
function recordsAny(names: readonly string[]): (bag: HeaderBag) => boolean {
  const answers = new WeakMap<ReadonlySet<string>, boolean>();
  return ({ recorded }) => {
    if (recorded === 'all') return true;
    const known = answers.get(recorded);
    if (known !== undefined) return known;
    const answer = names.some((name) => recorded.has(name));
    answers.set(recorded, answer);
    return answer;
  };
}
