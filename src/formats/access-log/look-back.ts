import type { HttpRecord } from '../../model/http-record.js';
import { type Block, hashText, type ReaderContext } from '../format.js';
import type { LineReading, Passing } from '../line-reader.js';
import { withoutReturn } from '../line-splitter.js';
import { unknown } from './prefix.js';

/** Lines remembered, so few that the notes stay in the processor's nearest cache. */
const capacity = 1024;
const indexMask = capacity - 1;
/** What is noted of each: where it stands, its client's hash, and the line before of the same slot. */
const noteSize = 3;
const noteHash = 1;
const noteBefore = 2;
const slotMask = 2 * capacity - 1;
/** Bytes kept of lines whose chunk is over: more than `capacity` lines of the usual length have. */
const keptBytes = 512 * 1024;
/** Room for them: what comes in small chunks is moved to its front now and then, and not with each. */
const keptRoom = 4 * keptBytes;
/** Lines of one client that are looked at for one preflight, and those of its target that are handed on. */
const mostCandidates = 64;
const mostHanded = 4;

const newline = 0x0a;
const noBytes = Buffer.alloc(0);

/** `isOdd`: a line came that the index did not show to be noted. */
type OpenBlock = Block & { isOdd: boolean };

/**
 * Looks back from an accepted preflight for requests of the same client and target whose lines came just before, and
 * were passed over because no preflight waited for them. Where the logs of two servers are merged by their stamps, or
 * lines are written in another order than they happened, a request stands before its preflight. Nothing is made of a
 * line that is passed over, but a note of where it stands; of one that an index knows not even that, while its chunk
 * lasts. How the input comes in chunks makes no difference.
 */
export function lookBack(context: ReaderContext, read: (context: ReaderContext) => LineReading): LineReading {
  const { interest } = context;
  // By the number of a line, which begins at one.
  const notes = new Float64Array(capacity * noteSize);
  /** The last line of each slot. */
  const latest = new Float64Array(slotMask + 1);
  let count = 0;
  /** Lines from here on stand in `bytes`, those from `keptFrom` on in `kept`; earlier ones are gone. */
  let bytesFrom = 1;
  let bytes: Buffer | null = null;
  let bytesEnd = 0;
  let keptFrom = 1;
  /** One for the whole source, up to `keptEnd`: a new one for each chunk would call the collector. */
  let kept: Buffer = noBytes;
  let keptEnd = 0;
  let block: OpenBlock | null = null;

  let asked = false;
  let askedFor = 0;
  let forced = false;
  let handed: HttpRecord | null = null;

  const inner = read({
    ...context,
    interest: {
      hasOpenPreflight(hash) {
        asked = true;
        askedFor = hash | 0;
        return forced || interest.hasOpenPreflight(hash);
      },
    },
    sink: {
      ...context.sink,
      record(record) {
        handed = record;
        context.sink.record(record);
      },
    },
  });

  const noteAt = (line: number) => (line & indexMask) * noteSize;
  const startOf = (line: number) => notes[noteAt(line)] as number;

  /** Of what is kept, the lines from this one on. */
  const moveToFront = (from: number) => {
    const cut = from < bytesFrom ? startOf(from) : keptEnd;
    kept.copyWithin(0, cut, keptEnd);
    keptEnd -= cut;
    for (let line = from; line < bytesFrom; line++) notes[noteAt(line)] = startOf(line) - cut;
  };

  /** The bytes are soon overwritten: copies the lines that stand in them behind those that are kept. */
  const keep = () => {
    if (bytes === null) return;
    let from = count + 1;
    const oldest = Math.max(count - capacity + 1, 1);
    while (from > Math.max(oldest, bytesFrom) && bytesEnd - startOf(from - 1) < keptBytes) from--;
    const added = from <= count ? bytes.subarray(startOf(from), bytesEnd) : noBytes;
    let old = bytesFrom;
    const first = Math.max(oldest, keptFrom);
    if (from === bytesFrom) {
      while (old > first && keptEnd - startOf(old - 1) + added.length < keptBytes) old--;
    } else keptEnd = 0;
    if (kept.length === 0) kept = Buffer.allocUnsafeSlow(keptRoom);
    if (keptEnd + added.length + 1 > keptRoom) moveToFront(old);
    const moved = keptEnd - (from <= count ? startOf(from) : 0);
    for (let line = from; line <= count; line++) notes[noteAt(line)] = startOf(line) + moved;
    keptEnd += added.copy(kept, keptEnd);
    kept[keptEnd++] = newline;
    keptFrom = from === bytesFrom ? old : from;
    bytesFrom = count + 1;
    bytes = null;
  };

  /** Visits what was passed over of a client in the block before a line, the latest first. Gives how many more to look at. */
  const visitBlock = ({ bytes, index, linesBefore }: Block, last: number, hash: number, visit: Visit): number => {
    const { entries, from } = index;
    const slot = hash & slotMask;
    let left = mostCandidates;
    for (let i = last - linesBefore - 2; left > 0 && i >= Math.max(0, last - linesBefore - capacity); i--) {
      const known = entries[i * 2 + 1] as number;
      if (known === unknown || (known & slotMask) !== slot) continue;
      const start = i === 0 ? from : (entries[i * 2 - 2] as number) + 1;
      left = known === hash && visit(bytes, start, linesBefore + i + 1) ? 0 : left - 1;
    }
    return left;
  };

  /** The same of lines that are noted. */
  const visitNoted = (last: number, hash: number, most: number, visit: Visit) => {
    let left = most;
    let line = latest[hash & slotMask] as number;
    while (left > 0 && line >= keptFrom && last - line < capacity) {
      const at = noteAt(line);
      const buffer = line >= bytesFrom ? bytes : kept;
      left =
        notes[at + noteHash] === hash && buffer !== null && visit(buffer, notes[at] as number, line) ? 0 : left - 1;
      line = notes[at + noteBefore] as number;
    }
  };

  const revisit = (last: number, preflight: HttpRecord) => {
    const hash = hashText(preflight.client ?? '') | 0;
    let target: string | null = null;
    let offered = 0;
    const visit = (buffer: Buffer, start: number, line: number): boolean => {
      const end = endAt(buffer, start);
      // Nearly no client has been here just before.
      target ??= Buffer.from(preflight.url).toString('latin1');
      if (!buffer.toString('latin1', start, end).includes(target)) return false;
      forced = true;
      inner.line(buffer, start, end, line, true);
      forced = false;
      return ++offered === mostHanded;
    };
    visitNoted(last, hash, block === null ? mostCandidates : visitBlock(block, last, hash, visit), visit);
  };

  /** A line that began in the last chunk comes in a buffer of its own, before those of the chunk. */
  const enter = (chunk: Buffer) => {
    if (chunk === bytes) return;
    keep();
    bytes = chunk;
  };

  /** Where the line is noted. */
  const note = (start: number, end: number, line: number): number => {
    // Lines that nobody could read.
    for (let gap = Math.max(count + 1, line - capacity); gap < line; gap++) notes[noteAt(gap)] = start;
    count = line;
    const at = noteAt(line);
    notes[at] = start;
    bytesEnd = end;
    return at;
  };

  const noteClient = (at: number, hash: number) => {
    const slot = hash & slotMask;
    notes[at + noteHash] = hash;
    notes[at + noteBefore] = latest[slot] as number;
    latest[slot] = count;
  };

  /** What the index knew is noted, as far as it will be looked at. */
  const leaveBlock = ({ bytes: chunk, index, linesBefore }: Block) => {
    const { count: lines, entries, from } = index;
    const first = Math.max(0, lines - capacity);
    bytes = chunk;
    if (first > 0) {
      count = linesBefore + first;
      bytesFrom = count + 1;
    }
    for (let i = first; i < lines; i++) {
      const start = i === 0 ? from : (entries[i * 2 - 2] as number) + 1;
      const at = note(start, entries[i * 2] as number, linesBefore + i + 1);
      if (entries[i * 2 + 1] !== unknown) noteClient(at, entries[i * 2 + 1] as number);
    }
    block = null;
  };

  const passing: Passing = {
    ...(interest.waiting === undefined ? {} : { waiting: interest.waiting }),
    mustRead: interest.hasOpenPreflight,
    enterBlock(entered) {
      keep();
      block = { ...entered, isOdd: false };
    },
    remembers({ ordinal, hash, wasSeen, targetStart, targetEnd }) {
      if (block === null || wasSeen) return wasSeen;
      const { bytes: chunk, isOdd, linesBefore } = block;
      const last = linesBefore + ordinal + 1;
      // Of most clients nothing is noted before the block either.
      const isNoted = ordinal < capacity && last - (latest[hash & slotMask] as number) < capacity;
      if (!isOdd && !isNoted) return false;
      const target = chunk.toString('latin1', targetStart, targetEnd);
      let isThere = false;
      const visit = (buffer: Buffer, start: number): boolean => {
        isThere = buffer.toString('latin1', start, endAt(buffer, start)).includes(target);
        return isThere;
      };
      const left = isOdd ? visitBlock(block, last, hash, visit) : mostCandidates;
      if (left > 0 && isNoted) visitNoted(last, hash, left, visit);
      return isThere;
    },
    leaveBlock() {
      if (block !== null) leaveBlock(block);
    },
  };

  return {
    passing,
    line(chunk, start, end, line, complete) {
      const isOfBlock = chunk === block?.bytes;
      if (!isOfBlock) enter(chunk);
      asked = false;
      handed = null;
      const reason = inner.line(chunk, start, end, line, complete);
      const record = handed as HttpRecord | null;
      if (record !== null && record.method === 'OPTIONS' && isAccepted(record)) revisit(line, record);
      const isPassed = record === null && asked && reason === null;
      if (block === null || !isOfBlock) {
        const at = note(start, end, line);
        if (isPassed) noteClient(at, askedFor);
        return reason;
      }
      const { index, linesBefore } = block;
      index.entries[(line - linesBefore - 1) * 2 + 1] = isPassed ? askedFor : unknown;
      if (isPassed) block.isOdd = true;
      return reason;
    },
    pause() {
      inner.pause?.();
      keep();
    },
    end() {
      inner.end?.();
    },
  };
}

/** Of a line that was passed over; true: it is enough. */
type Visit = (buffer: Buffer, start: number, line: number) => boolean;

/** Where the line ends that begins here. */
function endAt(buffer: Buffer, start: number): number {
  const next = buffer.indexOf(newline, start);
  return withoutReturn(buffer, start, next < 0 ? buffer.length : next);
}

function isAccepted({ status }: HttpRecord): boolean {
  return status !== null && status >= 200 && status <= 299;
}
