/** Notes of where the last lines stand, whose bytes are kept for as long as they are noted. */
export type LineNotes = {
  /** The next lines stand in these bytes: those of the chunk before are kept first. */
  readonly enter: (chunk: Buffer) => void;
  /** The same, but of the lines before `line` none need be noted. */
  readonly enterAt: (chunk: Buffer, line: number) => void;
  /** The bytes are soon overwritten. */
  readonly keep: () => void;
  /** Where a line stands in the bytes that were entered; lines are numbered from one. */
  readonly note: (start: number, end: number, line: number) => void;
  /** Of whose client the line is that was noted last. */
  readonly noteClient: (clientHash: number) => void;
  /** Whether a line of this client, or of one that shares its slot, is among the last before this one. */
  readonly mayHold: (before: number, clientHash: number) => boolean;
  /** Visits those lines of the client, the latest first; looks at `most` of its slot. */
  readonly visit: (before: number, clientHash: number, most: number, visit: Visit) => void;
};

/** Of a line that was passed over; true: it is enough. */
export type Visit = (buffer: Buffer, start: number, line: number) => boolean;

/** Lines remembered, so few that the notes stay in the processor's nearest cache. */
export const capacity = 1024;
const indexMask = capacity - 1;
/** Clients whose hashes have these bits in common share a slot. */
export const slotMask = 2 * capacity - 1;
/** What is noted of each: where it stands, its client's hash, and the line before of the same slot. */
const noteSize = 3;
const noteHash = 1;
const noteBefore = 2;
/** Bytes kept of lines whose chunk is over: more than `capacity` lines of the usual length have. */
const keptBytes = 512 * 1024;
/** Room for them: what comes in small chunks is moved to its front now and then, and not with each. */
const keptRoom = 4 * keptBytes;

const newline = 0x0a;
const noBytes = Buffer.alloc(0);

export function createLineNotes(): LineNotes {
  // By the number of a line.
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

  const mayHold = (before: number, hash: number) => before - (latest[hash & slotMask] as number) < capacity;

  return {
    enter(chunk) {
      if (chunk === bytes) return;
      keep();
      bytes = chunk;
    },
    enterAt(chunk, line) {
      keep();
      bytes = chunk;
      count = line - 1;
      bytesFrom = line;
    },
    keep,
    note(start, end, line) {
      // Lines that nobody could read.
      for (let gap = Math.max(count + 1, line - capacity); gap < line; gap++) notes[noteAt(gap)] = start;
      count = line;
      notes[noteAt(line)] = start;
      bytesEnd = end;
    },
    noteClient(hash) {
      const slot = hash & slotMask;
      const at = noteAt(count);
      notes[at + noteHash] = hash;
      notes[at + noteBefore] = latest[slot] as number;
      latest[slot] = count;
    },
    mayHold,
    visit(before, hash, most, visit) {
      let left = mayHold(before, hash) ? most : 0;
      let line = latest[hash & slotMask] as number;
      while (left > 0 && line >= keptFrom && before - line < capacity) {
        const at = noteAt(line);
        const buffer = line >= bytesFrom ? bytes : kept;
        const isEnough = notes[at + noteHash] === hash && buffer !== null && visit(buffer, notes[at] as number, line);
        left = isEnough ? 0 : left - 1;
        line = notes[at + noteBefore] as number;
      }
    },
  };
}
