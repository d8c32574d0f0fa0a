import { type CommentReader, createCommentReader } from './comment-reader.js';
import { type CutterEvents, deepest, type Position } from './cut-entry.js';
import type { Place } from './entry-shape.js';
import * as shape from './entry-shape.js';
import { createEntryStartFinder, type EntryStartFinder } from './entry-start.js';
import { createEntryUnit, type EntryUnit } from './entry-unit.js';
import { createLineCounter, type LineCounter } from './line-counter.js';
import { chunkScanner, type Scanner } from './scanner.js';

/** What the next byte of a document may be. Up to `afterValue` the walk stands between two tokens. */
export const atValue = 0;
export const atElement = 1;
export const atKey = 2;
export const atColon = 3;
export const afterValue = 4;
/** Before, between and after documents. */
export const outside = 5;
export const inKey = 6;
export const inString = 7;
export const inLiteral = 8;
export const inComment = 9;
/** Where the bytes made no sense, and the next entry is looked for. */
export const lost = 10;

/** No depth, no index. */
export const never = -1;

/** What broke, where, and which entry it costs; `index` is null where none is affected. */
export type Damage = {
  readonly at: Position;
  readonly reason: string;
  readonly index: number | null;
  readonly excerpt: string;
};

/** How far the cutter has come in the input: everything it must know when the next chunk arrives. */
export type Walk = {
  readonly on: CutterEvents;
  readonly unit: EntryUnit;
  readonly lines: LineCounter;
  readonly comment: CommentReader;
  readonly entryStart: EntryStartFinder;
  readonly scanner: Scanner;
  /** For each open object or array its place, and whether it is an array. The first is at depth 1. */
  readonly places: Place[];
  readonly isArray: Uint8Array;

  state: number;
  depth: number;
  /** The place of the value that comes next, or that began last. */
  next: Place;
  /** Entries so far, whole or damaged. */
  index: number;
  documents: number;
  /** The last list of entries stood at the root, as in Firefox's bare log. */
  bareLog: boolean;
  /** After damage nobody knows how many brackets are still to close. */
  recovered: boolean;
  entriesDepth: number;
  entriesFound: boolean;
  /** The depth of what holds the entry that is being cut out. */
  unitDepth: number;
  /** A value of no use is being passed over. */
  dropping: boolean;
  /** A value that ends at this depth ends the entry, or what is being passed over. */
  watchDepth: number;
  /** A string goes on in the next chunk, whose first byte is escaped. */
  escaped: boolean;
  /** An object has been opened, and no key of it read. */
  opened: boolean;
  /** The beginning of a key that goes on in the next chunk. */
  longKey: string;
  word: string | null;
  wordAt: number;
  stateAfterComment: number;
  callback: boolean;
  damage: Damage | null;
  lastByte: number;
  gaveUpAt: Position | null;
  /** Entries from here on may wait for the next chunk where they do not end in this one. */
  mayWaitFrom: number;
  /** Where the entry begins that waits. */
  waitsAt: number;
};

export function createWalk(on: CutterEvents): Walk {
  return {
    on,
    unit: createEntryUnit(on),
    lines: createLineCounter(),
    comment: createCommentReader(),
    entryStart: createEntryStartFinder(),
    scanner: chunkScanner(),
    places: new Array<Place>(deepest + 1).fill(shape.dropped),
    isArray: new Uint8Array(deepest + 1),
    state: outside,
    depth: 0,
    next: shape.root,
    index: 0,
    documents: 0,
    bareLog: false,
    recovered: false,
    entriesDepth: 0,
    entriesFound: false,
    unitDepth: never,
    dropping: false,
    watchDepth: never,
    escaped: false,
    opened: false,
    longKey: '',
    word: null,
    wordAt: 0,
    stateAfterComment: outside,
    callback: false,
    damage: null,
    lastByte: 0,
    gaveUpAt: null,
    mayWaitFrom: 0,
    waitsAt: never,
  };
}
