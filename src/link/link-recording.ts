import type { FormatTraits } from '../formats/format.js';
import { firstHeader, type HttpRecord } from '../model/http-record.js';
import { classifyOptions } from './classify-options.js';
import { isCrossOriginRequest } from './cross-origin.js';
import { exchangeOf } from './exchange-of.js';
import type { Linker, LinkSink } from './linker.js';
import { createRedirects } from './redirects.js';

/** How many entries apart a preflight and its request may stand. Recorders put them side by side, wire captures do not. */
const reach = 256;

type Slot = { readonly record: HttpRecord; readonly preflight: boolean; taken: boolean };

/**
 * Links the entries of a recording of one browser. Chrome and Firefox list a request just before its preflight, wire
 * captures after it; so a preflight takes the nearest earlier unclaimed request for its URL and method where the
 * recorder works that way, else the next one to come. A window of entries is all that is held.
 */
export function createRecordingLinker(traits: () => FormatTraits, sink: LinkSink): Linker {
  const slots: Slot[] = [];
  const redirects = createRedirects(reach);

  const emitPair = (preflight: HttpRecord, request: HttpRecord, how: string) => {
    sink.exchange(
      exchangeOf({
        preflight,
        request,
        followUp: request.sent === false ? 'never-sent' : 'sent',
        linkedBy: [how],
        redirectedFrom: redirects.leadingTo(request),
      }),
    );
  };

  const take = (slot: Slot): HttpRecord => {
    slot.taken = true;
    return slot.record;
  };

  const addPreflight = (record: HttpRecord) => {
    const before = traits().requestFirst
      ? findBack(slots, (slot) => !slot.preflight && mayPrecede(slot.record, record))
      : null;
    if (before !== null) emitPair(record, take(before), 'request-listed-before-preflight');
    else slots.push({ record, preflight: true, taken: false });
  };

  const addRequest = (record: HttpRecord) => {
    redirects.note(record);
    // In request-first recorders an unclaimed preflight still waits: its stamp may come from another process.
    const before = findBack(slots, (slot) => slot.preflight && mayFollow(slot.record, record));
    if (before !== null) emitPair(take(before), record, 'request-listed-after-preflight');
    else slots.push({ record, preflight: false, taken: false });
  };

  const leave = (slot: Slot) => {
    if (slot.taken) return;
    if (slot.preflight) {
      sink.exchange(
        exchangeOf({
          preflight: slot.record,
          request: null,
          followUp: traits().recordsBlocked ? 'not-seen' : 'unknown',
          linkedBy: ['no-request-in-reach'],
          redirectedFrom: redirects.leadingTo(slot.record),
        }),
      );
      return;
    }
    leaveRequest(slot.record);
  };

  const leaveRequest = (record: HttpRecord) => {
    if (record.method === 'OPTIONS' && !isCrossOriginRequest(record)) {
      const { kind, rule } = classifyOptions(record);
      if (kind !== 'preflight') sink.options({ record, kind, rule });
      return;
    }
    const redirectedFrom = redirects.leadingTo(record);
    if (!isCrossOriginRequest(record) || record.marks.serviceWorker === true) return;
    // A never-sent entry without a preflight is the phantom that recorders write for a redirect nobody followed.
    if (record.sent === false && redirectedFrom !== null) return;
    const followUp = record.sent === false ? 'never-sent' : 'sent';
    sink.exchange(exchangeOf({ preflight: null, request: record, followUp, linkedBy: [], redirectedFrom }));
  };

  return {
    interest: { hasOpenPreflight: () => true },
    add(record) {
      if (record.method === 'OPTIONS' && classifyOptions(record).kind === 'preflight') addPreflight(record);
      else addRequest(record);
      while (slots.length > reach || slots[0]?.taken === true) leave(slots.shift() as Slot);
    },
    end() {
      for (const slot of slots.splice(0)) leave(slot);
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

/** Whether `preflight` asked for `request`: same URL, and the method it announced. */
function announces(preflight: HttpRecord, request: HttpRecord): boolean {
  const { preflightFor } = preflight.marks;
  if (preflightFor !== undefined && request.marks.requestId !== undefined)
    return preflightFor === request.marks.requestId;
  if (preflight.url !== request.url || request.marks.serviceWorker === true) return false;
  const method = firstHeader(preflight.requestHeaders, 'access-control-request-method');
  return method === null ? request.method !== 'OPTIONS' : method === request.method;
}

/** A request listed before its preflight; one that was sent cannot belong to a preflight that failed by its status. */
function mayPrecede(request: HttpRecord, preflight: HttpRecord): boolean {
  return announces(preflight, request) && (request.sent !== true || isOk(preflight.status));
}

/** The same seen from a request listed after its preflight: only a preflight that passed, or a held-back request. */
function mayFollow(preflight: HttpRecord, request: HttpRecord): boolean {
  if (!announces(preflight, request)) return false;
  return request.sent === false || isOk(preflight.status);
}

/** Fetch, "ok status". */
function isOk(status: number | null): boolean {
  return status !== null && status >= 200 && status <= 299;
}
