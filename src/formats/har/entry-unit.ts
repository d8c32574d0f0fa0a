import type { CondensedEntry } from './condense-entry.js';
import {
  type AlikeEntry,
  type CutterEvents,
  largestEntry,
  longestBody,
  longestExcerpt,
  type Position,
} from './cut-entry.js';
import type { Place } from './entry-shape.js';
import * as shape from './entry-shape.js';
import { isObject, stringAt } from './har-value.js';
import { OPEN_BRACE, QUOTE } from './json-bytes.js';
import { createKeptBytes, type KeptBytes } from './kept-bytes.js';
import { parseLenientJson, parseStrictJson } from './parse-json.js';
import { createRelevance, maybeOptions, maybeWanted, type Relevance, resetRelevance } from './relevance.js';
import { entryScanner } from './scanner.js';

/** The entry (or the creator) that is being cut out: its bytes, whether it can matter, and how its body begins. */
export type EntryUnit = {
  readonly kept: KeptBytes;
  readonly relevance: Relevance;
  readonly begin: (place: Place, first: number, at: number, position: Position) => void;
  /** All that is needed of the entry is at hand, and takes the place of the bytes that were kept. */
  readonly condensed: (chunk: Buffer, entry: CondensedEntry | AlikeEntry) => void;
  /** A response, or its content, begins; where there are two of them, the last one counts. */
  readonly forgetBody: () => void;
  readonly bodyBegins: (first: number) => void;
  /** A piece of the string that is being passed over, which may be the body. */
  readonly bodyBytes: (chunk: Buffer, from: number, to: number) => void;
  readonly bodyEnds: () => void;
  /** Hands on what ends before `at`, if it matters. */
  readonly end: (chunk: Buffer, at: number, index: number) => void;
  readonly forget: () => void;
};

export function createEntryUnit(on: CutterEvents): EntryUnit {
  const kept = createKeptBytes(largestEntry);
  const relevance = createRelevance();
  let place: Place = shape.entry;
  let isObject = true;
  let begun: Position = { offset: 0, line: 1, column: 1 };
  let inBody = false;
  let body: Buffer[] = [];
  let bodyLength = 0;
  let atHand: CondensedEntry | AlikeEntry | null = null;

  function endCreator(chunk: Buffer, at: number): void {
    const text = kept.take(chunk, at);
    const name = text === null ? null : creatorName(text);
    if (name !== null) on.creator(name);
  }

  function endEntry(chunk: Buffer, at: number, index: number): void {
    if (!isObject) on.broken(index, 'the entry is not an object', kept.peek(chunk, at, longestExcerpt), begun);
    else if (maybeWanted(relevance)) handOn(chunk, at, index);
    kept.forget();
  }

  function handOn(chunk: Buffer, at: number, index: number): void {
    if (atHand !== null && 'url' in atHand) {
      on.alike(index, atHand);
      return;
    }
    const text = atHand === null ? kept.take(chunk, at) : atHand.text;
    if (text === null) on.broken(index, 'the entry is too large even without its bodies', '', begun);
    else if (!relevance.unsure || isWanted(text))
      on.entry({ index, text, body: bodyText(), headers: atHand?.headers ?? '', kind: atHand?.kind ?? 0, at: begun });
  }

  function bodyText(): string {
    return bodyLength === 0 ? '' : Buffer.concat(body).toString('utf8');
  }

  function forgetBody(): void {
    inBody = false;
    if (bodyLength > 0) body = [];
    bodyLength = 0;
  }

  function addToBody(chunk: Buffer, from: number, to: number): void {
    const length = Math.min(to - from, longestBody - bodyLength);
    if (length <= 0) return;
    body.push(Buffer.from(chunk.subarray(from, from + length)));
    bodyLength += length;
  }

  return {
    kept,
    relevance,
    begin(what, first, at, position) {
      place = what;
      isObject = first === OPEN_BRACE;
      begun = position;
      kept.begin(at);
      resetRelevance(relevance);
      atHand = null;
      forgetBody();
    },
    condensed(chunk, entry) {
      atHand = entry;
      if ('url' in entry) return;
      if (entry.body !== null && maybeOptions(relevance)) addToBody(chunk, entry.body.from, entry.body.to);
    },
    forgetBody,
    bodyBegins(first) {
      forgetBody();
      inBody = first === QUOTE && maybeOptions(relevance);
    },
    bodyBytes(chunk, from, to) {
      if (inBody) addToBody(chunk, from, to);
    },
    bodyEnds() {
      inBody = false;
    },
    end(chunk, at, index) {
      if (place === shape.creator) endCreator(chunk, at);
      else endEntry(chunk, at, index);
    },
    forget() {
      inBody = false;
      kept.forget();
    },
  };
}

/** Asks again, now that the whole entry is at hand. */
function isWanted(text: string): boolean {
  const scanner = entryScanner();
  const { length } = scanner.load(Buffer.from(text));
  if (scanner.entriesEnd(0, length) === -1) return true;
  return maybeWanted({ unsure: false, seen: scanner.passed().seen });
}

function creatorName(text: string): string | null {
  const creator = parseStrictJson(text) ?? parseLenientJson(text);
  return isObject(creator) ? stringAt(creator, 'name') : null;
}
