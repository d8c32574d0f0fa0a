import { type CutterEvents, formatPosition, type Position } from './cut-entry.js';
import * as json from './json-bytes.js';
import type { LineCounter } from './line-counter.js';
import {
  afterValue,
  atColon,
  atElement,
  atKey,
  atValue,
  createWalk,
  type Damage,
  inComment,
  inKey,
  inLiteral,
  inString,
  lost,
  never,
  outside,
  type Walk,
} from './walk.js';
import { fail, reportDamage, seekEntry } from './walk-damage.js';
import { beginComment, readComment, readOutside } from './walk-outside.js';
import {
  readClosing,
  readKeyRest,
  readLiteral,
  readLiteralRest,
  readOpening,
  readString,
  readStringRest,
} from './walk-tokens.js';
import { loseTheWay } from './walk-unit.js';

/** What a reader of the rest must know: the text that makes it a document again, the next index, and where it is. */
export type HandOver = {
  readonly prefix: string;
  readonly index: number;
  readonly at: Position;
  readonly lines: LineCounter;
};

/** What such a reader came to, when it comes to the end of its document or to damage. */
export type HandBack = {
  readonly index: number;
  readonly entriesFound: boolean;
  readonly damage: Damage | null;
};

export type CutterTotals = {
  readonly read: number;
  readonly entriesFound: boolean;
  readonly truncated: boolean;
};

export type EntryCutter = {
  /**
   * Reads a chunk from `from` on. Returns where something begins that may hold a log at a place of its own, else -1.
   * An entry at `mayWaitFrom` or behind it that does not end in the chunk may be left.
   */
  readonly push: (chunk: Buffer, from: number, mayWaitFrom: number) => number;
  /** Where what was left of the last chunk begins, with which the next one must begin; -1: nothing. */
  readonly waitsAt: () => number;
  readonly handOver: () => HandOver;
  readonly takeBack: (result: HandBack) => void;
  readonly end: () => CutterTotals;
};

/**
 * Walks a HAR byte by byte to `log.entries` and cuts its elements out. Strings are skipped by native search, what no
 * verdict needs is passed over without a look, and entries that cannot matter are only counted. Where the bytes stop
 * being JSON it looks for the next thing that can only be the beginning of an entry.
 */
export function createEntryCutter(on: CutterEvents): EntryCutter {
  const walk = createWalk(on);
  return {
    push(chunk, from, mayWaitFrom) {
      walk.mayWaitFrom = mayWaitFrom;
      walk.waitsAt = never;
      const at = read(walk, chunk, from, chunk.length);
      if (walk.gaveUpAt !== null) return at;
      walk.unit.kept.carry(chunk, at);
      walk.lines.endChunk(at);
      return -1;
    },
    waitsAt: () => walk.waitsAt,
    handOver() {
      const { gaveUpAt, index, lines } = walk;
      return { prefix: walk.depth === 1 ? '{"around":' : '', index, at: gaveUpAt ?? lines.positionOf(0), lines };
    },
    takeBack({ index, entriesFound, damage }) {
      walk.gaveUpAt = null;
      walk.index = index;
      walk.entriesFound ||= entriesFound;
      walk.documents++;
      walk.depth = 0;
      walk.damage = damage;
      if (damage === null) walk.state = outside;
      else loseTheWay(walk);
    },
    end: () => end(walk),
  };
}

function read(walk: Walk, chunk: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && walk.gaveUpAt === null && walk.waitsAt === never) {
    at = walk.state > afterValue ? readOther(walk, chunk, at, end) : readToken(walk, chunk, at, end);
  }
  return at;
}

function readToken(walk: Walk, chunk: Buffer, at: number, end: number): number {
  const byte = chunk[at] as number;
  switch (byte) {
    case json.SPACE:
    case json.CR:
    case json.TAB:
      return at + 1;
    case json.LF:
      walk.lines.newLine(at);
      return at + 1;
    case json.QUOTE:
      return readString(walk, chunk, at, end);
    case json.COLON:
      if (walk.state !== atColon) return fail(walk, chunk, at, 'unexpected colon');
      walk.state = atValue;
      return at + 1;
    case json.COMMA:
      if (walk.state !== afterValue) return fail(walk, chunk, at, 'unexpected comma');
      walk.state = walk.isArray[walk.depth] === 1 ? atElement : atKey;
      return at + 1;
    case json.OPEN_BRACE:
      return readOpening(walk, chunk, at, 0);
    case json.OPEN_BRACKET:
      return readOpening(walk, chunk, at, 1);
    case json.CLOSE_BRACE:
      return readClosing(walk, chunk, at, 0);
    case json.CLOSE_BRACKET:
      return readClosing(walk, chunk, at, 1);
    case json.SLASH:
      beginComment(walk);
      return at + 1;
    default:
      return readLiteral(walk, chunk, at, end);
  }
}

/** Goes on with what the last chunk left in the middle, or with what is no part of a document. */
function readOther(walk: Walk, chunk: Buffer, at: number, end: number): number {
  switch (walk.state) {
    case inString:
      return readStringRest(walk, chunk, at, end);
    case inKey:
      return readKeyRest(walk, chunk, at, end);
    case inLiteral:
      return readLiteralRest(walk, chunk, at, end);
    case inComment:
      return readComment(walk, chunk, at, end);
    case lost:
      return seekEntry(walk, chunk, at, end);
    default:
      return readOutside(walk, chunk, at);
  }
}

function end(walk: Walk): CutterTotals {
  const { state, entriesFound } = walk;
  const inDocument = walk.depth > 0 && state !== lost;
  if (inDocument) {
    const where = walk.entriesDepth > 0 ? `in or after entry ${walk.index}` : 'outside log.entries';
    const at = formatPosition(walk.lines.positionOf(0));
    walk.on.note(`The input ends in the middle of the document, ${where}, at ${at}.`);
  }
  reportDamage(walk);
  const truncated = inDocument || (state === lost && !json.isEndOfDocuments(walk.lastByte));
  return { read: walk.index, entriesFound, truncated };
}
