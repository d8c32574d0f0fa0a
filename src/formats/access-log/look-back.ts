import type { HttpRecord } from '../../model/http-record.js';
import { type Block, hashText, type ReaderContext } from '../format.js';
import type { LineReading, Passing } from '../line-reader.js';
import { withoutReturn } from '../line-splitter.js';
import { createLastOfSlots } from './last-of-slots.js';
import { capacity, createLineNotes, slotMask, type Visit } from './line-notes.js';
import { unknown } from './prefix.js';

/** Lines of one client that are looked at for one preflight, and those of its target that are handed on. */
const mostCandidates = 64;
const mostHanded = 4;

const newline = 0x0a;

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
  const notes = createLineNotes();
  const lastOfSlots = createLastOfSlots();
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

  /** Visits what was passed over of a client in the block before a line, the latest first. Gives how many more to look at. */
  const visitBlock = ({ bytes, index, linesBefore }: Block, last: number, hash: number, visit: Visit): number => {
    const { entries, from } = index;
    const slot = hash & slotMask;
    const latest = last - linesBefore - 2;
    const earliest = Math.max(0, latest + 2 - capacity);
    let left = mostCandidates;
    // Most often none is there: this runs through a thousand lines.
    for (let i = latest; i >= earliest && left > 0; i--) {
      const known = entries[i * 2 + 1] as number;
      if ((known & slotMask) !== slot || known === unknown) continue;
      const start = i === 0 ? from : (entries[i * 2 - 2] as number) + 1;
      left = known === hash && visit(bytes, start, linesBefore + i + 1) ? 0 : left - 1;
    }
    return left;
  };

  /** The same before the line that is being read. */
  const visitBefore = (open: Block, last: number, hash: number, visit: Visit): number => {
    const latest = last - open.linesBefore - 2;
    const isThere = lastOfSlots.find(open.index.entries, latest, hash) >= Math.max(0, latest + 2 - capacity);
    return isThere ? visitBlock(open, last, hash, visit) : mostCandidates;
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
    const left = block === null ? mostCandidates : visitBefore(block, last, hash, visit);
    notes.visit(last, hash, left, visit);
  };

  /** What the index knew is noted, as far as it will be looked at. */
  const leaveBlock = ({ bytes: chunk, index, linesBefore }: Block) => {
    const { count: lines, entries, from } = index;
    const first = Math.max(0, lines - capacity);
    if (first > 0) notes.enterAt(chunk, linesBefore + first + 1);
    else notes.enter(chunk);
    for (let i = first; i < lines; i++) {
      const start = i === 0 ? from : (entries[i * 2 - 2] as number) + 1;
      notes.note(start, entries[i * 2] as number, linesBefore + i + 1);
      if (entries[i * 2 + 1] !== unknown) notes.noteClient(entries[i * 2 + 1] as number);
    }
    block = null;
  };

  const passing: Passing = {
    waiting: interest.waiting,
    mustRead: interest.hasOpenPreflight,
    enterBlock(entered) {
      notes.keep();
      lastOfSlots.begin();
      block = { ...entered, isOdd: false };
    },
    remembers({ ordinal, hash, wasSeen, targetStart, targetEnd }) {
      if (block === null || wasSeen) return wasSeen;
      const { bytes: chunk, isOdd, linesBefore } = block;
      const last = linesBefore + ordinal + 1;
      // Of most clients nothing is noted before the block either.
      const isNoted = ordinal < capacity && notes.mayHold(last, hash);
      if (!isOdd && !isNoted) return false;
      const target = chunk.toString('latin1', targetStart, targetEnd);
      let isThere = false;
      const visit = (buffer: Buffer, start: number): boolean => {
        isThere = buffer.toString('latin1', start, endAt(buffer, start)).includes(target);
        return isThere;
      };
      const left = isOdd ? visitBlock(block, last, hash, visit) : mostCandidates;
      if (isNoted) notes.visit(last, hash, left, visit);
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
      // A line that began in the last chunk comes in a buffer of its own, before those of the chunk.
      if (!isOfBlock) notes.enter(chunk);
      asked = false;
      handed = null;
      const reason = inner.line(chunk, start, end, line, complete);
      const record = handed as HttpRecord | null;
      if (record !== null && record.method === 'OPTIONS' && isAccepted(record)) revisit(line, record);
      const isPassed = record === null && asked && reason === null;
      if (block === null || !isOfBlock) {
        notes.note(start, end, line);
        if (isPassed) notes.noteClient(askedFor);
        return reason;
      }
      const { index, linesBefore } = block;
      index.entries[(line - linesBefore - 1) * 2 + 1] = isPassed ? askedFor : unknown;
      if (isPassed) block.isOdd = true;
      return reason;
    },
    pause() {
      inner.pause?.();
      notes.keep();
    },
    end() {
      inner.end?.();
    },
  };
}

/** Where the line ends that begins here. */
function endAt(buffer: Buffer, start: number): number {
  const next = buffer.indexOf(newline, start);
  return withoutReturn(buffer, start, next < 0 ? buffer.length : next);
}

function isAccepted({ status }: HttpRecord): boolean {
  return status !== null && status >= 200 && status <= 299;
}
