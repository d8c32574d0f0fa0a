import { BACKSLASH, MINUS, QUOTE, ZERO } from './json-bytes.js';

/**
 * What a few bytes of an entry tell, before anything is made of it, about whether it can matter at all. It may say yes
 * too often, but never no where `matters` says yes. Plain data, since hot code writes it.
 */
export type Relevance = {
  /** The entry was not looked at as a whole: it may matter, whatever was seen of it. */
  unsure: boolean;
  /** The entry has a `request`, as every entry must. */
  request: boolean;
  method: 'unseen' | 'maybe-options' | 'other';
  status: 'unseen' | 'usual' | 'odd';
  /** The request may have an Origin. */
  origin: boolean;
};

const toLower = 0x20;
const digitThree = 0x33;
const letterO = 0x6f;
const origin = Buffer.from('origin');

export function createRelevance(): Relevance {
  return { unsure: false, request: false, method: 'unseen', status: 'unseen', origin: false };
}

export function resetRelevance(relevance: Relevance): void {
  relevance.unsure = false;
  relevance.request = false;
  relevance.method = 'unseen';
  relevance.status = 'unseen';
  relevance.origin = false;
}

export function becomeUnsure(relevance: Relevance): void {
  resetRelevance(relevance);
  relevance.unsure = true;
}

export function sawRequest(relevance: Relevance): void {
  // Of two the last one counts, whatever it is.
  if (relevance.request) relevance.unsure = true;
  relevance.request = true;
}

/** `first` is the value's first byte, `inner` the one behind its quote; undefined where the chunk ends before it. */
export function sawMethod(relevance: Relevance, first: number, inner: number | undefined): void {
  const single = relevance.method === 'unseen' && first === QUOTE;
  relevance.method = single && !startsLikeO(inner ?? BACKSLASH) ? 'other' : 'maybe-options';
}

export function sawStatus(relevance: Relevance, first: number): void {
  const odd = first === ZERO || first === MINUS || first === digitThree || first === QUOTE;
  relevance.status = odd || relevance.status !== 'unseen' ? 'odd' : 'usual';
}

/** Whether somebody may want the entry. */
export function maybeWanted({ unsure, request, method, status, origin }: Relevance): boolean {
  return unsure || method !== 'other' || origin || status !== 'usual' || !request;
}

/** Whether an OPTIONS is still possible, so that the body may be needed. */
export function maybeOptions({ method }: Relevance): boolean {
  return method !== 'other';
}

/** Whether a string that begins with this byte may be `OPTIONS` or `Origin`: a letter, or an escape that stands for one. */
export function startsLikeO(first: number): boolean {
  return (first | toLower) === letterO || first === BACKSLASH;
}

/** Whether the string between `from` and `to` is `Origin`, or has escapes and may be. */
export function spellsOrigin(chunk: Buffer, from: number, to: number): boolean {
  if (!startsLikeO(chunk[from] as number)) return false;
  let spelled = to - from === origin.length;
  for (let i = from; i < to; i++) {
    const byte = chunk[i] as number;
    if (byte === BACKSLASH) return true;
    spelled &&= (byte | toLower) === origin[i - from];
  }
  return spelled;
}
