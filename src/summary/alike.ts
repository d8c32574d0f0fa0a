import type { ExchangeFinding } from '../model/finding.js';
import { isRecorded } from '../model/http-record.js';
import { clientBitOf } from './client-bits.js';
import { addFollowed, type Followed, followedOf } from './endpoint-tally.js';
import { endpointAt, type Tally, type TallyPlace } from './tally.js';

/** Passed preflights with their requests of which nothing has to be counted but times, clients and sizes. */
export type Alike = { readonly place: TallyPlace; readonly followed: Followed };

/** Null for a finding of which more has to be counted. */
export function alikeOf(tally: Tally, finding: ExchangeFinding): Alike | null {
  const { type, verdict, exchange, causes, warnings } = finding;
  const { preflight, request, followUp } = exchange;
  if (type !== 'preflight' || verdict !== 'passed' || causes.length > 0 || warnings.length > 0) return null;
  if (preflight === null || request === null || followUp !== 'sent' || !tally.sameAnswers.differs(preflight))
    return null;
  const answers = [preflight.responseHeaders, request.responseHeaders];
  if (telling.some((name) => answers.some((bag) => isRecorded(bag, name)))) return null;
  return { place: tally.placeOf(finding), followed: followedOf(finding) };
}

/** What `warnings/` counts of passed exchanges. */
const telling = ['access-control-allow-origin', 'access-control-max-age'];

/** `time` in milliseconds since the epoch; `clientHash` as `hashText` gives it; `size` in bytes, -1 where not known. */
type Differing = { readonly time: number; readonly clientHash: number; readonly size: number };

/** Counts another finding like it, as `addToTally` would: of a client that `tally.repeats` does not follow. */
export function addAlike(tally: Tally, alike: Alike, { time, clientHash, size }: Differing): void {
  const { counts, span } = tally;
  counts.preflights++;
  counts.passed++;
  if (time < span.first) span.first = time;
  if (time > span.last) span.last = time;
  const bit = clientBitOf(clientHash);
  tally.series.add(time, bit, false);
  addFollowed(endpointAt(tally, alike.place), alike.followed, time, bit, size);
  tally.repeats.pass();
}
