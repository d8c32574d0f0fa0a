import type { HttpRecord } from '../../model/http-record.js';
import { hashText, type ReaderContext } from '../format.js';
import type { LineReading } from '../line-reader.js';

/** Lines passed over that are remembered, and how much of the last chunk is kept for them, in bytes. */
const capacity = 4096;
const indexMask = capacity - 1;
const keptBytes = 128 * 1024;
const slotBits = 14;
/** Lines of one client that are looked at for one preflight, and those of its target that are handed on. */
const mostCandidates = 64;
const mostHanded = 4;

/**
 * Looks back from an accepted preflight for requests of the same client and target whose lines came just before, and
 * were passed over because no preflight waited for them. Where the logs of two servers are merged by their stamps, or
 * lines are written in another order than they happened, a request stands before its preflight. Nothing is made of a
 * line that is passed over, but a note of where it stands.
 */
export function lookBack(context: ReaderContext, read: (context: ReaderContext) => LineReading): LineReading {
  const hashes = new Uint32Array(capacity);
  const starts = new Int32Array(capacity);
  const ends = new Int32Array(capacity);
  const numbers = new Float64Array(capacity);
  /** The line before of the same slot, and the last one of each, as counts from one. */
  const before = new Uint32Array(capacity);
  const latest = new Uint32Array(1 << slotBits);
  let count = 0;
  /** Lines from here on stand in `bytes`, those from `keptFrom` on in `kept`; earlier ones are gone. */
  let bytesFrom = 0;
  let bytes: Buffer | null = null;
  let keptFrom = 0;
  let kept: Buffer = Buffer.alloc(0);

  let asked = false;
  let askedFor = 0;
  let forced = false;
  let handed: HttpRecord | null = null;

  const inner = read({
    ...context,
    interest: {
      hasOpenPreflight(hash) {
        asked = true;
        askedFor = hash;
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

  const note = (chunk: Buffer, start: number, end: number, line: number) => {
    if (chunk !== bytes) {
      bytes = chunk;
      bytesFrom = count;
    }
    const at = count & indexMask;
    const slot = askedFor & ((1 << slotBits) - 1);
    hashes[at] = askedFor;
    starts[at] = start;
    ends[at] = end;
    numbers[at] = line;
    before[at] = latest[slot] as number;
    latest[slot] = ++count;
  };

  const revisit = (preflight: HttpRecord) => {
    const hash = hashText(preflight.client ?? '');
    const target = Buffer.from(preflight.url);
    let next = latest[hash & ((1 << slotBits) - 1)] as number;
    let offered = 0;
    for (let i = 0; i < mostCandidates && offered < mostHanded && next > 0; i++) {
      const line = next - 1;
      if (line < keptFrom || count - line > capacity) return;
      const at = line & indexMask;
      const buffer = line >= bytesFrom ? bytes : kept;
      if (hashes[at] === hash && buffer !== null && offer(buffer, at, target)) offered++;
      next = before[at] as number;
    }
  };

  const offer = (buffer: Buffer, at: number, target: Buffer): boolean => {
    const start = starts[at] as number;
    const end = ends[at] as number;
    if (!buffer.subarray(start, end).includes(target)) return false;
    forced = true;
    inner.line(buffer, start, end, numbers[at] as number, true);
    forced = false;
    return true;
  };

  return {
    line(chunk, start, end, line, complete) {
      asked = false;
      handed = null;
      const reason = inner.line(chunk, start, end, line, complete);
      const record = handed as HttpRecord | null;
      if (record !== null) {
        if (record.method === 'OPTIONS' && isAccepted(record)) revisit(record);
      } else if (asked && reason === null) {
        note(chunk, start, end, line);
      }
      return reason;
    },
    pause() {
      inner.pause?.();
      if (bytes === null) return;
      let from = count;
      const oldest = Math.max(bytesFrom, count - capacity, 0);
      const end = ends[(count - 1) & indexMask] as number;
      while (from > oldest && end - (starts[(from - 1) & indexMask] as number) <= keptBytes) from--;
      const offset = from < count ? (starts[from & indexMask] as number) : 0;
      kept = from < count ? Buffer.from(bytes.subarray(offset, end)) : Buffer.alloc(0);
      for (let line = from; line < count; line++) {
        starts[line & indexMask] = (starts[line & indexMask] as number) - offset;
        ends[line & indexMask] = (ends[line & indexMask] as number) - offset;
      }
      keptFrom = from;
      bytesFrom = count;
      bytes = null;
    },
    end() {
      inner.end?.();
    },
  };
}

function isAccepted({ status }: HttpRecord): boolean {
  return status !== null && status >= 200 && status <= 299;
}
