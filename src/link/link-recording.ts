import type { FormatTraits } from '../formats/format.js';
import type { FollowUp } from '../model/exchange.js';
import { firstHeader, type HttpRecord } from '../model/http-record.js';
import { isPreflight, mayFollow, mayPrecede } from './announced.js';
import { classifyOptions } from './classify-options.js';
import { createCoverage } from './coverage.js';
import { isCrossOriginRequest, isHeldBackAcrossOrigins } from './cross-origin.js';
import { exchangeOf } from './exchange-of.js';
import type { Linker, LinkSink } from './linker.js';
import { createRedirects } from './redirects.js';

/** How many entries apart a preflight and its request may stand. Recorders put them side by side, wire captures do not. */
const reach = 256;

/** Preflights remembered as covering later requests. */
const coverageCapacity = 10_000;

// One list for each, by which verdicts are remembered.
const listedBefore = ['request-listed-before-preflight'];
const listedAfter = ['request-listed-after-preflight'];

type Slot = { readonly record: HttpRecord; readonly preflight: boolean; taken: boolean };

/**
 * Links the entries of a recording of one browser. Chrome and Firefox list a request just before its preflight, wire
 * captures after it; so a preflight takes the nearest earlier unclaimed request for its URL and method where the
 * recorder works that way, else the next one to come. A window of entries is all that is held.
 */
export function createRecordingLinker(traits: () => FormatTraits, sink: LinkSink): Linker {
  const slots: Slot[] = [];
  const redirects = createRedirects(reach, sink.exchange);
  const coverage = createCoverage(coverageCapacity);

  const emitPair = (preflight: HttpRecord, request: HttpRecord, linkedBy: readonly string[]) => {
    const followUp = followUpOf(request);
    if (followUp === 'sent') coverage.note(coverageKey(preflight), preflight);
    const redirectedFrom = redirects.leadingTo(request);
    redirects.pass(exchangeOf({ preflight, request, followUp, linkedBy, redirectedFrom }));
  };

  const take = (slot: Slot): HttpRecord => {
    slot.taken = true;
    return slot.record;
  };

  const addPreflight = (record: HttpRecord) => {
    // A recorder that names the request's id may list it anywhere: chrome-har did before its preflight, and does after it.
    const before =
      traits().requestFirst || record.marks.preflightFor !== undefined
        ? findBack(slots, (slot) => !slot.preflight && mayPrecede(slot.record, record))
        : null;
    if (before !== null) emitPair(record, take(before), listedBefore);
    else slots.push({ record, preflight: true, taken: false });
  };

  const addRequest = (record: HttpRecord) => {
    redirects.note(record);
    // In request-first recorders an unclaimed preflight still waits: its stamp may come from another process.
    const before = findBack(slots, (slot) => slot.preflight && mayFollow(slot.record, record));
    if (before !== null) emitPair(take(before), record, listedAfter);
    else slots.push({ record, preflight: false, taken: false });
  };

  const leave = ({ record, preflight, taken }: Slot) => {
    if (taken) return;
    if (!preflight) return leaveRequest(record);
    const followUp = traits().recordsBlocked ? 'not-seen' : 'unknown';
    const redirectedFrom = redirects.leadingTo(record);
    sink.exchange(
      exchangeOf({ preflight: record, request: null, followUp, linkedBy: ['no-request-in-reach'], redirectedFrom }),
    );
  };

  const leaveRequest = (record: HttpRecord) => {
    if (!isCrossOriginRequest(record) && !isHeldBackAcrossOrigins(record)) {
      if (record.method !== 'OPTIONS') return;
      const { kind, rule } = classifyOptions(record);
      if (kind !== 'preflight') sink.options({ record, kind, rule });
      return;
    }
    const redirectedFrom = redirects.leadingTo(record);
    // A never-sent entry without a preflight is the phantom that recorders write for a redirect nobody followed.
    if (record.marks.serviceWorker === true || (record.sent === false && redirectedFrom !== null)) return;
    const coveredBy = coverage.find(coverageKey(record), record);
    const linkedBy = coveredBy === null ? [] : ['covered-by-earlier-preflight'];
    const followUp = followUpOf(record);
    redirects.pass(exchangeOf({ preflight: null, request: record, followUp, linkedBy, redirectedFrom, coveredBy }));
  };

  return {
    interest: { hasOpenPreflight: () => true },
    add(record) {
      if (isPreflight(record)) addPreflight(record);
      else addRequest(record);
      while (slots.length > reach || slots[0]?.taken === true) leave(slots.shift() as Slot);
    },
    end() {
      for (const slot of slots.splice(0)) leave(slot);
      redirects.end();
    },
  };
}

function findBack(slots: readonly Slot[], fits: (slot: Slot) => boolean): Slot | null {
  for (let i = slots.length - 1; i >= 0; i--) {
    const slot = slots[i] as Slot;
    if (!slot.taken && fits(slot)) return slot;
  }
  return null;
}

function followUpOf(request: HttpRecord): FollowUp {
  if (request.sent === false) return 'never-sent';
  return request.sent === true || request.status !== 0 ? 'sent' : 'unknown';
}

/** Fetch, the preflight cache: by origin and URL. */
function coverageKey(record: HttpRecord): string {
  return `${firstHeader(record.requestHeaders, 'origin') ?? ''}\n${record.url}`;
}
