import { BACKSLASH, equals } from './json-bytes.js';

/**
 * What the reader needs of a HAR, as a tree from which both ways of reading work. A value is `kept` as it is, `dropped`
 * unread (bodies, stacks, frames: whatever has no place here), or an object or array whose members have places of their own.
 */
export type Place = {
  readonly name: string;
  /** Named members, filed under the length of their name; null where all members are like `others`. */
  readonly members: readonly (readonly Member[])[] | null;
  readonly others: Place;
  readonly element: Place;
  /** Nothing inside has a place of its own, so an object or array here can be gone through at one go. */
  readonly plain: boolean;
};

type Member = { readonly name: string; readonly bytes: Buffer; readonly place: Place };

type Draft = { -readonly [K in keyof Place]: Place[K] };

const longestName = 32;

/** A place whose values all have the place `inside`; itself where that is null. One literal, so that all have one shape. */
function leaf(name: string, inside: Place | null = null, plain = true): Place {
  const place: Draft = { name, members: null, others: inside as Place, element: inside as Place, plain };
  if (inside === null) {
    place.others = place;
    place.element = place;
  }
  return place;
}

function object(name: string, known: Readonly<Record<string, Place>>, others: Place | null): Place {
  const members: Member[][] = Array.from({ length: longestName + 1 }, () => []);
  for (const [key, place] of Object.entries(known)) {
    members[key.length]?.push({ name: key, bytes: Buffer.from(key), place });
  }
  const place: Draft = leaf(name, others, false);
  place.members = members;
  return place;
}

function list(name: string, element: Place): Place {
  const place: Draft = leaf(name, dropped, false);
  place.element = element;
  return place;
}

export const kept = leaf('kept');
export const dropped = leaf('dropped');
/** A body, of which a failed preflight's beginning is worth keeping. */
export const text = leaf('text');
export const method = leaf('method');
/** These two tell apart entries that are alike in all else. */
export const started = leaf('started');
export const url = leaf('url');
/** A list or object of which only counts whether it is empty. */
export const emptiness = leaf('emptiness');
export const requestHeaders = leaf('requestHeaders');
export const responseHeaders = leaf('responseHeaders');

export const creator = object('creator', {}, kept);
const initiator = object('initiator', { type: kept }, dropped);
export const content = object('content', { text, encoding: kept }, dropped);
export const request = object(
  'request',
  { method, url, httpVersion: kept, headers: requestHeaders, cookies: emptiness },
  dropped,
);
export const response = object(
  'response',
  {
    status: kept,
    httpVersion: kept,
    headers: responseHeaders,
    redirectURL: kept,
    content,
    _error: kept,
    _failureText: kept,
    _fetchedViaServiceWorker: kept,
  },
  dropped,
);
export const entry = object(
  'entry',
  {
    startedDateTime: started,
    pageref: kept,
    request,
    response,
    timings: emptiness,
    _resourceType: kept,
    _initiator: initiator,
    _initiator_type: kept,
    _initiator_detail: kept,
    _requestId: kept,
    _error: kept,
    _fromCache: kept,
    _fetchType: kept,
    _serviceWorkerRef: kept,
    _wasFulfilled: kept,
    _wasContinued: kept,
  },
  dropped,
);
export const entries = list('entries', entry);
export const log = object('log', { entries, creator }, dropped);
/** Around a log that does not stand where it should. */
export const wrapper = object('wrapper', { log }, null);
/** Firefox's exporter hands out the bare log, whose members then stand at the root. */
export const root = object(
  'root',
  { log, entries, creator, browser: dropped, pages: dropped, version: dropped, comment: dropped },
  wrapper,
);

/** What the member `key` of an object in this place is. */
export function memberPlace(place: Place, key: string): Place {
  for (const member of place.members?.[key.length] ?? []) if (member.name === key) return member.place;
  return place.others;
}

/** `memberPlace` for a key that is still bytes between its quotes. */
export function memberPlaceOfBytes(place: Place, chunk: Buffer, start: number, end: number): Place {
  const candidates = place.members?.[end - start];
  if (candidates !== undefined) {
    for (const candidate of candidates) if (equals(candidate.bytes, chunk, start)) return candidate.place;
  }
  for (let i = start; i < end; i++) {
    if (chunk[i] === BACKSLASH) return memberPlace(place, unescapeKey(chunk, start, end));
  }
  return place.others;
}

function unescapeKey(chunk: Buffer, start: number, end: number): string {
  try {
    return String(JSON.parse(`"${chunk.toString('utf8', start, end)}"`));
  } catch {
    return '';
  }
}
