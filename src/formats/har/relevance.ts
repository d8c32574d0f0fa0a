import { BACKSLASH, QUOTE } from './json-bytes.js';

/**
 * What a few bytes of an entry tell, before anything is made of it, about whether it can matter at all. It may say yes
 * too often, but never no where `matters` says yes. Plain data, since hot code writes it.
 */
export type Relevance = {
  /** The entry was not looked at as a whole: it may matter, whatever was seen of it. */
  unsure: boolean;
  /** Bits; those of assembly/relevance.ts. */
  seen: number;
};

const request = 1;
/** Of two the last one counts, whatever it is. */
const twoRequests = 2;
const methodSeen = 4;
const mayBeOptions = 8;
const statusSeen = 16;
const writes = 128;

/** A request, GET or HEAD for its one method, one usual status, no Origin. */
const usual = request | methodSeen | statusSeen;

const toLower = 0x20;
const letterO = 0x6f;
const letterG = 0x67;
const letterH = 0x68;

export function createRelevance(): Relevance {
  return { unsure: false, seen: 0 };
}

export function resetRelevance(relevance: Relevance): void {
  relevance.unsure = false;
  relevance.seen = 0;
}

export function becomeUnsure(relevance: Relevance): void {
  relevance.unsure = true;
  relevance.seen = 0;
}

export function sawRequest(relevance: Relevance): void {
  relevance.seen |= hasRequest(relevance) ? twoRequests : request;
}

/** `first` is the value's first byte, `inner` the one behind its quote; undefined where the chunk ends before it. */
export function sawMethod(relevance: Relevance, first: number, inner: number | undefined): void {
  const isOther = (relevance.seen & methodSeen) === 0 && first === QUOTE && !startsLikeO(inner ?? BACKSLASH);
  relevance.seen |= isOther ? methodSeen : methodSeen | mayBeOptions;
  if (isOther && !startsLikeRead(inner ?? BACKSLASH)) relevance.seen |= writes;
}

/** Whether a method that begins with this byte may be GET or HEAD. */
function startsLikeRead(first: number): boolean {
  return (first | toLower) === letterG || (first | toLower) === letterH;
}

/** Whether the entry has a `request`, as every entry must. */
export function hasRequest({ seen }: Relevance): boolean {
  return (seen & request) !== 0;
}

/** Whether somebody may want the entry. */
export function maybeWanted({ unsure, seen }: Relevance): boolean {
  return unsure || seen !== usual;
}

/** Whether an OPTIONS is still possible, so that the body may be needed. */
export function maybeOptions({ seen }: Relevance): boolean {
  return (seen & (methodSeen | mayBeOptions)) !== methodSeen;
}

/** Whether a string that begins with this byte may be `OPTIONS`: a letter, or an escape that stands for one. */
function startsLikeO(first: number): boolean {
  return (first | toLower) === letterO || first === BACKSLASH;
}
