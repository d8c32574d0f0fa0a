import { BACKSLASH, QUOTE } from './json-bytes.js';

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
  readonly sawResourceType: (first: number, inner: number | undefined) => void;
  /** The name of a request header; `to` is -1 where it goes on in the next chunk, `certain` false where it may be a value. */
  readonly sawHeaderName: (chunk: Buffer, from: number, to: number, certain: boolean) => void;
  readonly wanted: () => boolean;
  /** Whether an OPTIONS is still possible, so that the body may be needed. */
  readonly maybeOptions: () => boolean;
  /** Whether the entry has a `request`, as every entry must. */
  readonly hasRequest: () => boolean;
};

const toLower = 0x20;
const digitOne = 0x31;
const digitThree = 0x33;
const digitNine = 0x39;
const letterO = 0x6f;
const host = Buffer.from('host');
const authority = Buffer.from(':authority');
/** First letters of fetch, xhr, ping, preflight, eventsource, beacon and other, and of an escape. */
const scriptTypes = new Set([...Buffer.from('fxpebo'), BACKSLASH | toLower]);

export function createQuickRelevance(): QuickRelevance {
  let request = false;
  let method: 'unseen' | 'maybe-options' | 'other' = 'unseen';
  let origin = false;
  let onTheWire = false;
  let oddStatus = true;
  let byScript = false;

  return {
    reset() {
      request = false;
      method = 'unseen';
      origin = false;
      onTheWire = false;
      oddStatus = true;
      byScript = false;
    },
    sawRequest() {
      request = true;
    },
    sawMethod(first, inner) {
      const letter = inner ?? BACKSLASH;
      if (first !== QUOTE || letter === BACKSLASH || (letter | toLower) === letterO) method = 'maybe-options';
      else if (method === 'unseen') method = 'other';
    },
    sawStatus(first) {
      oddStatus = first === digitThree || first < digitOne || first > digitNine;
    },
    sawResourceType(first, inner) {
      byScript ||= first !== QUOTE || scriptTypes.has((inner ?? BACKSLASH) | toLower);
    },
    sawHeaderName(chunk, from, to, certain) {
      const first = chunk[from] ?? BACKSLASH;
      if (to === -1 || first === BACKSLASH || (first | toLower) === letterO) origin = true;
      else if (certain && (isName(host, chunk, from, to) || isName(authority, chunk, from, to))) onTheWire = true;
    },
    wanted: () => method !== 'other' || origin || oddStatus || (byScript && !onTheWire) || !request,
    maybeOptions: () => method !== 'other',
    hasRequest: () => request,
  };
}

function isName(name: Buffer, chunk: Buffer, from: number, to: number): boolean {
  if (to - from !== name.length) return false;
  for (let i = 0; i < name.length; i++) if (((chunk[from + i] ?? 0) | toLower) !== name[i]) return false;
  return true;
}
