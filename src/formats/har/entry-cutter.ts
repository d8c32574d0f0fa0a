import { createCommentReader } from './comment-reader.js';
import { type CutterEvents, deepest, formatPosition, longestExcerpt, type Position } from './cut-entry.js';
import * as shape from './entry-shape.js';
import { memberPlace, memberPlaceOfBytes, type Place } from './entry-shape.js';
import { createEntryStartFinder } from './entry-start.js';
import { createEntryUnit } from './entry-unit.js';
import * as json from './json-bytes.js';
import { createLineCounter } from './line-counter.js';
import { startsLikeO } from './quick-relevance.js';
import { scanEntry } from './scan-entry.js';
import { type Passed, skipContainer } from './skip-container.js';

/** What the next byte may be. Up to `afterValue` the cutter stands between two tokens of a document. */
const atValue = 0;
const atElement = 1;
const atKey = 2;
const atColon = 3;
const afterValue = 4;
const outside = 5;
const inKey = 6;
const inString = 7;
const inLiteral = 8;
const inComment = 9;
const lost = 10;

const never = -1;
const longestKey = 256;
/** To leave something out of an entry as small as this costs more than to parse it. */
const smallEntry = 4096;
/** A header's member that begins so is its value, not its name. */
const letterV = 0x76;

type Damage = {
  readonly at: Position;
  readonly reason: string;
  readonly index: number | null;
  readonly excerpt: string;
};

export type CutterTotals = {
  readonly read: number;
  readonly entriesFound: boolean;
  readonly truncated: boolean;
};

export type EntryCutter = {
  /** Returns where in the chunk a value begins that may hold a log somewhere inside (see `handOver`), else -1. */
  readonly push: (chunk: Buffer) => number;
  /** For a reader of the rest: the text that makes it a document again, the next index, and where it begins. */
  readonly handOver: () => { readonly prefix: string; readonly index: number; readonly at: Position };
  readonly end: () => CutterTotals;
};

/**
 * Walks a HAR byte by byte to `log.entries` and cuts its elements out. Strings are skipped by native search, what no
 * verdict needs is passed over without a look, and entries that cannot matter are only counted. Where the bytes stop
 * being JSON it looks for the next thing that can only be the beginning of an entry.
 */
export function createEntryCutter(on: CutterEvents): EntryCutter {
  const unit = createEntryUnit(on);
  const { kept, relevance } = unit;
  const lines = createLineCounter();
  const comment = createCommentReader();
  const entryStart = createEntryStartFinder();
  const places: Place[] = new Array(deepest + 1).fill(shape.dropped);
  const isArray = new Uint8Array(deepest + 1);

  let state = outside;
  let depth = 0;
  /** The place of the value that comes next, or began last. */
  let next: Place = shape.root;
  let index = 0;
  let documents = 0;
  let entriesDepth = 0;
  let entriesFound = false;
  /** The depth of what holds the unit that is being cut out. */
  let unitDepth = never;
  /** A value of no use is being passed over. */
  let dropping = false;
  /** A value that ends at this depth ends the unit, or what is being dropped. */
  let watchDepth = never;
  /** A string or key goes on in the next chunk, whose first byte is escaped. */
  let escaped = false;
  let longKey = '';
  /** Where the last key stands in this chunk. */
  let keyStart = never;
  let word: string | null = null;
  let wordAt = 0;
  let stateAfterComment = outside;
  let callback = false;
  let damage: Damage | null = null;
  let lastByte = 0;
  let gaveUpAt: Position | null = null;
  const passed: Passed = { lineFeeds: 0, lastLineFeed: 0 };

  function fail(chunk: Buffer, at: number, reason: string): number {
    if (damage === null) {
      const excerpt = unitDepth === never ? '' : kept.peek(chunk, at, longestExcerpt);
      damage = { at: lines.positionOf(at), reason, index: entriesDepth > 0 ? index : null, excerpt };
    }
    unit.forget();
    dropping = false;
    unitDepth = never;
    watchDepth = never;
    state = lost;
    entryStart.reset();
    return at;
  }

  function reportDamage(): void {
    if (damage === null) return;
    const where = `${damage.reason} at ${formatPosition(damage.at)}`;
    if (damage.index === null) on.note(`The document is damaged: ${where}.`);
    else on.broken(index++, where, damage.excerpt, damage.at);
    damage = null;
  }

  function beginUnit(place: Place, first: number, at: number): void {
    unit.begin(place, first, at, lines.positionOf(at));
    unitDepth = depth;
    watchDepth = depth;
  }

  function drop(at: number): void {
    dropping = true;
    watchDepth = depth;
    if (unitDepth !== never) kept.leaveOut(at);
  }

  /** A value begins that is neither inside a dropped one nor simply kept. */
  function beginPlaced(chunk: Buffer, at: number): void {
    const first = chunk[at] as number;
    if (next === shape.dropped) drop(at);
    else if (next === shape.text) {
      unit.bodyBegins(first);
      drop(at);
    } else if (next === shape.entry || next === shape.creator) beginUnit(next, first, at);
    else if (next === shape.request) relevance.sawRequest();
    else if (next === shape.method) relevance.sawMethod(first, chunk[at + 1]);
    else if (next === shape.status) relevance.sawStatus(first);
    else if (next === shape.entries) entriesFound ||= first === json.OPEN_BRACKET;
    else if (next === shape.wrapper && (first === json.OPEN_BRACE || first === json.OPEN_BRACKET)) {
      gaveUpAt = lines.positionOf(at);
    }
  }

  function endValue(chunk: Buffer, at: number): void {
    state = afterValue;
    if (depth !== watchDepth) return;
    watchDepth = unitDepth;
    if (dropping) {
      dropping = false;
      if (unitDepth !== never) kept.resume(at);
    } else endUnit(chunk, at);
  }

  function endUnit(chunk: Buffer, at: number): void {
    unitDepth = never;
    watchDepth = never;
    if (depth !== entriesDepth) {
      unit.end(chunk, at, never);
      return;
    }
    if (damage !== null && !relevance.hasRequest()) {
      fail(chunk, at, damage.reason);
      return;
    }
    reportDamage();
    unit.end(chunk, at, index++);
  }

  function open(chunk: Buffer, at: number, array: 0 | 1): number {
    if (state === atElement) next = (places[depth] as Place).element;
    else if (state !== atValue) return fail(chunk, at, 'unexpected bracket');
    if (!dropping && next !== shape.kept) {
      beginPlaced(chunk, at);
      if (gaveUpAt !== null) return at;
    }
    const behind = passWhole(chunk, at);
    if (behind !== -1) return behind;
    if (depth === deepest) return fail(chunk, at, `nested deeper than ${deepest} levels`);
    depth++;
    places[depth] = dropping ? shape.dropped : next;
    isArray[depth] = array;
    state = array === 1 ? atElement : atKey;
    keyStart = never;
    if (array === 1 && places[depth] === shape.entries) entriesDepth = depth;
    return at + 1;
  }

  /** The short way, for what ends in this chunk and holds no surprise; else -1. */
  function passWhole(chunk: Buffer, at: number): number {
    const isEntry = !dropping && next === shape.entry;
    if (!dropping && !next.plain && !isEntry) return -1;
    passed.lineFeeds = 0;
    const behind = skipContainer(chunk, at, chunk.length, passed, isEntry ? relevance : null);
    if (behind === -1) {
      if (isEntry) relevance.reset();
      return -1;
    }
    if (passed.lineFeeds > 0) lines.newLines(passed.lineFeeds, passed.lastLineFeed);
    if (isEntry && behind - at > smallEntry && relevance.wanted()) scanEntry(chunk, at, behind, unit, passed);
    else if (next === shape.requestHeaders && !dropping) relevance.sawOrigin();
    endValue(chunk, behind);
    return behind;
  }

  function close(chunk: Buffer, at: number, array: 0 | 1): number {
    const whenEmpty = array === 1 ? atElement : atKey;
    if (isArray[depth] !== array || (state !== afterValue && state !== whenEmpty)) {
      return fail(chunk, at, 'unexpected closing bracket');
    }
    if (depth === entriesDepth) entriesDepth = 0;
    depth--;
    if (depth > 0) endValue(chunk, at + 1);
    else {
      state = outside;
      documents++;
    }
    return at + 1;
  }

  function endKey(chunk: Buffer, from: number, to: number): void {
    state = atColon;
    keyStart = from;
    if (dropping) return;
    const place = places[depth] as Place;
    next = place.members === null ? place.others : memberPlaceOfBytes(place, chunk, from, to);
  }

  function readString(chunk: Buffer, at: number, end: number): number {
    if (state === atKey) {
      longKey = '';
      escaped = false;
      return readKey(chunk, at + 1, end);
    }
    if (state === atElement) next = (places[depth] as Place).element;
    else if (state !== atValue) return fail(chunk, at, 'unexpected string');
    if (!dropping && next !== shape.kept) beginPlaced(chunk, at);
    escaped = false;
    return readStringRest(chunk, at + 1, end);
  }

  function readKey(chunk: Buffer, at: number, end: number): number {
    const from = escaped ? at + 1 : at;
    const quote = json.findStringEnd(chunk, from, end);
    if (quote === -1) {
      if (longKey.length < longestKey) longKey += chunk.toString('latin1', at, Math.min(end, at + longestKey));
      escaped = json.endsEscaping(chunk, from, end);
      state = inKey;
      return end;
    }
    if (longKey === '') endKey(chunk, at, quote);
    else {
      const key = Buffer.from(longKey + chunk.toString('latin1', at, Math.min(quote, at + longestKey)), 'latin1');
      endKey(key, 0, key.length);
      keyStart = never;
    }
    return quote + 1;
  }

  function readStringRest(chunk: Buffer, at: number, end: number): number {
    const from = escaped ? at + 1 : at;
    const quote = json.findStringEnd(chunk, from, end);
    if (next === shape.requestHeader && !dropping) readHeaderText(chunk, at);
    if (dropping) unit.bodyBytes(chunk, at, quote === -1 ? end : quote);
    if (quote === -1) {
      escaped = json.endsEscaping(chunk, from, end);
      state = inString;
      return end;
    }
    unit.bodyEnds();
    endValue(chunk, quote + 1);
    return quote + 1;
  }

  function readHeaderText(chunk: Buffer, from: number): void {
    const key = keyStart === never ? 0 : (chunk[keyStart] as number);
    if (key !== letterV && startsLikeO(chunk[from] ?? json.BACKSLASH)) relevance.sawOrigin();
  }

  function beginLiteral(chunk: Buffer, at: number, end: number): number {
    const first = chunk[at] as number;
    word = json.wordOf(first);
    wordAt = 0;
    if (state > atElement || (word === null && !json.isNumberByte(first))) {
      return fail(chunk, at, 'unexpected character');
    }
    if (state === atElement) next = (places[depth] as Place).element;
    if (!dropping && next !== shape.kept) beginPlaced(chunk, at);
    return readLiteral(chunk, at, end);
  }

  function readLiteral(chunk: Buffer, from: number, end: number): number {
    let at = from;
    if (word === null) while (at < end && json.isNumberByte(chunk[at] as number)) at++;
    else {
      for (; at < end && wordAt < word.length; at++, wordAt++) {
        if (chunk[at] !== word.charCodeAt(wordAt)) return fail(chunk, at, 'unexpected character');
      }
    }
    if (at === end) state = inLiteral;
    else endValue(chunk, at);
    return at;
  }

  function readComment(chunk: Buffer, from: number, end: number): number {
    for (let at = from; at < end; at++) {
      const byte = chunk[at] as number;
      if (byte === json.LF) lines.newLine(at);
      const step = comment.step(byte);
      if (step === 'inside') continue;
      if (step === 'no-comment') return fail(chunk, at, 'unexpected character');
      state = stateAfterComment;
      return at + 1;
    }
    return end;
  }

  /** Around documents: white space, a byte order mark, and what JSONP wraps around one. */
  function readOutside(chunk: Buffer, at: number): number {
    const byte = chunk[at] as number;
    if (byte === json.OPEN_BRACE) {
      if (documents > 0) {
        on.note(`Another document begins at ${formatPosition(lines.positionOf(at))}; its entries are numbered on.`);
      }
      depth = 1;
      places[1] = shape.root;
      isArray[1] = 0;
      state = atKey;
      return at + 1;
    }
    if (documents === 0 && byte === json.OPEN_BRACKET && !callback) {
      gaveUpAt = lines.positionOf(at);
      return at;
    }
    if (byte === json.LF) lines.newLine(at);
    else if (byte === json.SLASH) beginComment();
    else if (documents === 0 && json.isCallbackByte(byte)) callback = true;
    else if (!json.isAroundDocuments(byte)) return fail(chunk, at, 'bytes that are no JSON');
    return at + 1;
  }

  function beginComment(): void {
    stateAfterComment = state;
    state = inComment;
    comment.begin();
  }

  function seekEntry(chunk: Buffer, from: number, end: number): number {
    for (let at = from; at < end; at++) {
      const byte = chunk[at] as number;
      if (byte === json.LF) lines.newLine(at);
      if (byte > json.SPACE) lastByte = byte;
      if (!entryStart.step(byte)) continue;
      resumeAtEntry(at + 1);
      return at + 1;
    }
    return end;
  }

  function resumeAtEntry(at: number): void {
    const outer = [shape.dropped, shape.root, shape.log, shape.entries, shape.entry];
    for (const [level, place] of outer.entries()) {
      places[level] = place;
      isArray[level] = place === shape.entries ? 1 : 0;
    }
    entriesDepth = 3;
    entriesFound = true;
    depth = 3;
    beginUnit(shape.entry, json.OPEN_BRACE, at);
    kept.beginWith(Buffer.from(`{"${entryStart.name()}":`), at);
    depth = 4;
    state = atValue;
    next = memberPlace(shape.entry, entryStart.name());
  }

  /** Goes on with what the last chunk left in the middle, or with what is no part of a document. */
  function readOther(chunk: Buffer, at: number, end: number): number {
    if (state === inString) return readStringRest(chunk, at, end);
    if (state === inKey) return readKey(chunk, at, end);
    if (state === inLiteral) return readLiteral(chunk, at, end);
    if (state === inComment) return readComment(chunk, at, end);
    return state === lost ? seekEntry(chunk, at, end) : readOutside(chunk, at);
  }

  function read(chunk: Buffer, end: number): number {
    let at = 0;
    while (at < end && gaveUpAt === null) {
      if (state > afterValue) {
        at = readOther(chunk, at, end);
        continue;
      }
      const byte = chunk[at] as number;
      switch (byte) {
        case json.SPACE:
        case json.CR:
        case json.TAB:
          at++;
          break;
        case json.LF:
          lines.newLine(at++);
          break;
        case json.QUOTE:
          at = readString(chunk, at, end);
          break;
        case json.COLON:
          if (state === atColon) {
            state = atValue;
            at++;
          } else fail(chunk, at, 'unexpected colon');
          break;
        case json.COMMA:
          if (state === afterValue) {
            state = isArray[depth] === 1 ? atElement : atKey;
            at++;
          } else fail(chunk, at, 'unexpected comma');
          break;
        case json.OPEN_BRACE:
          at = open(chunk, at, 0);
          break;
        case json.OPEN_BRACKET:
          at = open(chunk, at, 1);
          break;
        case json.CLOSE_BRACE:
          at = close(chunk, at, 0);
          break;
        case json.CLOSE_BRACKET:
          at = close(chunk, at, 1);
          break;
        case json.SLASH:
          beginComment();
          at++;
          break;
        default:
          at = beginLiteral(chunk, at, end);
      }
    }
    return at;
  }

  return {
    push(chunk) {
      keyStart = never;
      const at = read(chunk, chunk.length);
      if (gaveUpAt !== null) return at;
      kept.carry(chunk, chunk.length);
      lines.endChunk(chunk.length);
      return -1;
    },
    handOver() {
      const prefix = depth === 1 ? '{"around":' : '';
      return { prefix, index, at: gaveUpAt ?? lines.positionOf(0) };
    },
    end() {
      let truncated = state !== outside && state !== lost;
      if (state === lost) {
        truncated = !json.isEndOfDocuments(lastByte);
        reportDamage();
      } else if (truncated) {
        const where = entriesDepth > 0 ? `in or after entry ${index}` : 'outside log.entries';
        on.note(`The input ends in the middle of the document, ${where}, at ${formatPosition(lines.positionOf(0))}.`);
      }
      return { read: index, entriesFound, truncated };
    },
  };
}
