import { BACKSLASH, MINUS, QUOTE, ZERO } from './json-bytes.js';

/**
 * Decides from a few bytes of an entry, before anything is made of it, whether it can matter at all.
 * It may say yes too often, but never no where `matters` says yes.
 */
export type QuickRelevance = {
  readonly reset: () => void;
  readonly sawRequest: () => void;
  /** `first` is the value's first byte, `inner` the one behind its quote; undefined where the chunk ends before it. */
  readonly sawMethod: (first: number, inner: number | undefined) => void;
  readonly sawStatus: (first: number) => void;
  /** The entry is not looked at as a whole: it may matter, whatever was seen of it before. */
  readonly becomeUnsure: () => void;
  /** The list of request headers may hold an Origin. */
  readonly sawOrigin: () => void;
  readonly wanted: () => boolean;
  readonly unsure: () => boolean;
  /** Whether an OPTIONS is still possible, so that the body may be needed. */
  readonly maybeOptions: () => boolean;
  /** Whether the entry has a `request`, as every entry must. */
  readonly hasRequest: () => boolean;
};

const toLower = 0x20;
const digitThree = 0x33;
const letterO = 0x6f;
const origin = Buffer.from('origin');

export function createQuickRelevance(): QuickRelevance {
  let unsure = false;
  let request = false;
  let method: 'unseen' | 'maybe-options' | 'other' = 'unseen';
  let mayHaveOrigin = false;
  let status: 'unseen' | 'usual' | 'odd' = 'unseen';

  return {
    reset() {
      unsure = false;
      request = false;
      method = 'unseen';
      mayHaveOrigin = false;
      status = 'unseen';
    },
    sawRequest() {
      // Of two the last one counts, whatever it is.
      mayHaveOrigin ||= request;
      request = true;
    },
    sawMethod(first, inner) {
      const single = method === 'unseen' && first === QUOTE;
      method = single && !startsLikeO(inner ?? BACKSLASH) ? 'other' : 'maybe-options';
    },
    sawStatus(first) {
      const odd = first === ZERO || first === MINUS || first === digitThree || first === QUOTE;
      status = odd || status !== 'unseen' ? 'odd' : 'usual';
    },
    becomeUnsure() {
      unsure = true;
      request = false;
      method = 'unseen';
    },
    sawOrigin() {
      mayHaveOrigin = true;
    },
    wanted: () => unsure || method !== 'other' || mayHaveOrigin || status !== 'usual' || !request,
    unsure: () => unsure,
    maybeOptions: () => method !== 'other',
    hasRequest: () => request,
  };
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
