/**
 * Gathers the bytes of one value across chunks, leaving out the values that nobody needs: each of those becomes a `0`.
 * Copies only what lies across a border of chunks or around a gap.
 */
export type KeptBytes = {
  readonly begin: (at: number) => void;
  /** Begins with bytes that were seen in an earlier chunk. */
  readonly beginWith: (bytes: Uint8Array, at: number) => void;
  /** A value to leave out begins at `at`, and the rest goes on at the place given to `resume`. */
  readonly leaveOut: (at: number) => void;
  readonly resume: (at: number) => void;
  /** The chunk ends; what is needed of it is put aside. */
  readonly carry: (chunk: Buffer, end: number) => void;
  /** The value ends before `at`: its text, or null where it is longer than the limit. */
  readonly take: (chunk: Buffer, at: number) => string | null;
  /** What there is so far, at most `length` bytes of it, for an excerpt. */
  readonly peek: (chunk: Buffer, at: number, length: number) => string;
  readonly forget: () => void;
};

const smallest = 64 * 1024;
const nothing = -1;
/** Beyond this many gaps their places are not kept for the next value. */
const mostGaps = 4096;

export function createKeptBytes(limit: number): KeptBytes {
  let scratch = Buffer.allocUnsafe(smallest);
  let used = 0;
  let tooLong = false;
  let starts: number[] = [];
  let ends: number[] = [];
  let gaps = 0;
  let start = nothing;

  function append(chunk: Buffer, from: number, to: number): void {
    const length = to - from;
    if (tooLong || used + length + 1 > limit) {
      tooLong = true;
      return;
    }
    if (used + length + 1 > scratch.length) {
      const larger = Buffer.allocUnsafe(Math.min(limit, Math.max(scratch.length * 2, used + length + 1)));
      scratch.copy(larger, 0, 0, used);
      scratch = larger;
    }
    chunk.copy(scratch, used, from, to);
    used += length;
  }

  function copyRuns(chunk: Buffer, end: number): void {
    for (let i = 0; i < gaps; i++) {
      append(chunk, starts[i] ?? 0, ends[i] ?? 0);
      if (!tooLong) scratch[used++] = 0x30;
    }
    gaps = 0;
    if (start !== nothing) append(chunk, start, end);
  }

  function reset(): void {
    used = 0;
    gaps = 0;
    tooLong = false;
    start = nothing;
    if (starts.length <= mostGaps) return;
    starts = [];
    ends = [];
  }

  return {
    begin(at) {
      reset();
      start = at;
    },
    beginWith(bytes, at) {
      reset();
      scratch.set(bytes, 0);
      used = bytes.length;
      start = at;
    },
    leaveOut(at) {
      starts[gaps] = start;
      ends[gaps] = at;
      gaps++;
      start = nothing;
    },
    resume(at) {
      start = at;
    },
    carry(chunk, end) {
      copyRuns(chunk, end);
      if (start !== nothing) start = 0;
    },
    take(chunk, at) {
      if (used === 0 && gaps === 0 && !tooLong) {
        const whole = at - start > limit ? null : chunk.toString('utf8', start, at);
        start = nothing;
        return whole;
      }
      copyRuns(chunk, at);
      const value = tooLong ? null : scratch.toString('utf8', 0, used);
      reset();
      if (scratch.length > smallest * 16) scratch = Buffer.allocUnsafe(smallest);
      return value;
    },
    peek(chunk, at, length) {
      if (used > 0) return scratch.toString('utf8', 0, Math.min(used, length));
      const from = gaps > 0 ? (starts[0] ?? 0) : start;
      const to = gaps > 0 ? (ends[0] ?? 0) : at;
      return from < 0 ? '' : chunk.toString('utf8', from, Math.min(to, from + length));
    },
    forget: reset,
  };
}
