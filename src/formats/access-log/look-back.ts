import type { HttpRecord } from '../../model/http-record.js';
import { hashText, type ReaderContext } from '../format.js';
import type { LineReading } from '../line-reader.js';
import { withoutReturn } from '../line-splitter.js';

/** Lines remembered, so few that the notes stay in the processor's nearest cache. */
const capacity = 1024;
const indexMask = capacity - 1;
/** What is noted of each: where it stands, its client's hash, the line before of the same slot, and its number. */
const noteSize = 4;
const noteHash = 1;
const noteBefore = 2;
const noteNumber = 3;
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

/**
 * Looks back from an accepted preflight for requests of the same client and target whose lines came just before, and
 * were passed over because no preflight waited for them. Where the logs of two servers are merged by their stamps, or
 * lines are written in another order than they happened, a request stands before its preflight. Nothing is made of a
 * line that is passed over, but a note of where it stands. How the input comes in chunks makes no difference.
 */
export function lookBack(context: ReaderContext, read: (context: ReaderContext) => LineReading): LineReading {
  // By the count of a line, which begins at one.
  const notes = new Int32Array(capacity * noteSize);
  /** The last line of each slot. */
  const latest = new Int32Array(slotMask + 1);
  let count = 0;
  /** Lines from here on stand in `bytes`, those from `keptFrom` on in `kept`; earlier ones are gone. */
  let bytesFrom = 1;
  let bytes: Buffer | null = null;
  let bytesEnd = 0;
  let keptFrom = 1;
  /** One for the whole source, up to `keptEnd`: a new one for each chunk would call the collector. */
  let kept: Buffer = noBytes;
  let keptEnd = 0;

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
        return forced || context.interest.hasOpenPreflight(hash);
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

  const startOf = (line: number) => notes[(line & indexMask) * noteSize] as number;

  /** Of what is kept, the lines from this one on. */
  const moveToFront = (from: number) => {
    const cut = from < bytesFrom ? startOf(from) : keptEnd;
    kept.copyWithin(0, cut, keptEnd);
    keptEnd -= cut;
    for (let line = from; line < bytesFrom; line++) notes[(line & indexMask) * noteSize] = startOf(line) - cut;
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
    for (let line = from; line <= count; line++) notes[(line & indexMask) * noteSize] = startOf(line) + moved;
    keptEnd += added.copy(kept, keptEnd);
    kept[keptEnd++] = newline;
    keptFrom = from === bytesFrom ? old : from;
    bytesFrom = count + 1;
    bytes = null;
  };

  const revisit = (preflight: HttpRecord) => {
    const hash = hashText(preflight.client ?? '') | 0;
    let line = latest[hash & slotMask] as number;
    if (line < keptFrom) return;
    let target: string | null = null;
    let offered = 0;
    for (let i = 0; i < mostCandidates && offered < mostHanded && line >= keptFrom && count - line < capacity; i++) {
      const buffer = line >= bytesFrom ? bytes : kept;
      const at = (line & indexMask) * noteSize;
      if (notes[at + noteHash] === hash && buffer !== null) {
        // Nearly no client has been here just before.
        target ??= Buffer.from(preflight.url).toString('latin1');
        if (offer(buffer, at, target)) offered++;
      }
      line = notes[at + noteBefore] as number;
    }
  };

  const offer = (buffer: Buffer, at: number, target: string): boolean => {
    const start = notes[at] as number;
    const end = endAt(buffer, start);
    if (!buffer.toString('latin1', start, end).includes(target)) return false;
    forced = true;
    inner.line(buffer, start, end, (notes[at + noteNumber] as number) >>> 0, true);
    forced = false;
    return true;
  };

  /** A line that began in the last chunk comes in a buffer of its own, before those of the chunk. */
  const enter = (chunk: Buffer) => {
    if (chunk === bytes) return;
    keep();
    bytes = chunk;
  };

  /** Where the line stands whose number among those noted is now `count`. */
  const note = (start: number, end: number): number => {
    const at = (++count & indexMask) * noteSize;
    notes[at] = start;
    bytesEnd = end;
    return at;
  };

  const noteClient = (at: number, hash: number, line: number) => {
    const slot = hash & slotMask;
    notes[at + noteHash] = hash;
    notes[at + noteBefore] = latest[slot] as number;
    notes[at + noteNumber] = line;
    latest[slot] = count;
  };

  return {
    pass(chunk, start, end, line, clientHash) {
      if (context.interest.hasOpenPreflight(clientHash)) return false;
      enter(chunk);
      noteClient(note(start, end), clientHash, line);
      return true;
    },
    spare(chunk, start, end) {
      enter(chunk);
      note(start, end);
    },
    remembers(chunk, clientHash, targetStart, targetEnd) {
      enter(chunk);
      const hash = clientHash | 0;
      let line = latest[hash & slotMask] as number;
      for (let i = 0; i < mostCandidates && line >= keptFrom && count - line < capacity; i++) {
        const buffer = line >= bytesFrom ? bytes : kept;
        const at = (line & indexMask) * noteSize;
        if (notes[at + noteHash] === hash && buffer !== null) {
          const start = notes[at] as number;
          if (
            buffer
              .toString('latin1', start, endAt(buffer, start))
              .includes(chunk.toString('latin1', targetStart, targetEnd))
          )
            return true;
        }
        line = notes[at + noteBefore] as number;
      }
      return false;
    },
    line(chunk, start, end, line, complete) {
      enter(chunk);
      asked = false;
      handed = null;
      const reason = inner.line(chunk, start, end, line, complete);
      const record = handed as HttpRecord | null;
      if (record !== null && record.method === 'OPTIONS' && isAccepted(record)) revisit(record);
      const at = note(start, end);
      if (record === null && asked && reason === null) noteClient(at, askedFor, line);
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

/** Where the line ends that begins here. */
function endAt(buffer: Buffer, start: number): number {
  const next = buffer.indexOf(newline, start);
  return withoutReturn(buffer, start, next < 0 ? buffer.length : next);
}

function isAccepted({ status }: HttpRecord): boolean {
  return status !== null && status >= 200 && status <= 299;
}
