/** What happens to the lines of a source. The bytes are valid until the `push` ends that the call comes from. */
export type LineHandler = {
  /** A line without its line end; `complete` is false for a last line that has none. */
  readonly line: (bytes: Buffer, start: number, end: number, complete: boolean) => void;
  /** A line beyond the maximum length, once its end is known; `head` is how it begins. */
  readonly tooLong: (head: Buffer) => void;
};

export type LineSplitter = {
  readonly push: (chunk: Uint8Array) => void;
  readonly end: () => void;
};

export const maximumLineLength = 1 << 20;

const newline = 0x0a;
const carriageReturn = 0x0d;
const headLength = 256;

/**
 * Cuts chunks at LF or CRLF. A line that goes on in the next chunk is copied; of a line longer than 1 MB only the head
 * is kept, so memory stays bounded whatever comes.
 */
export function createLineSplitter(handler: LineHandler): LineSplitter {
  let carried: Buffer = Buffer.allocUnsafe(4096);
  /** Takes turns with it, for the line that it held is looked at again until the chunk is over. */
  let spare: Buffer = Buffer.allocUnsafe(4096);
  let length = 0;
  let overlong = false;

  const emit = (bytes: Buffer, start: number, end: number, complete: boolean) => {
    handler.line(bytes, start, withoutReturn(bytes, start, end), complete);
  };

  const carry = (chunk: Buffer, start: number, end: number) => {
    if (overlong) return;
    const total = length + end - start;
    if (total > maximumLineLength) {
      if (length < headLength) length += chunk.copy(carried, length, start, Math.min(end, start + headLength));
      length = Math.min(length, headLength);
      overlong = true;
      return;
    }
    if (total > carried.length) {
      const grown = Buffer.allocUnsafe(Math.min(maximumLineLength, Math.max(total, carried.length * 2)));
      carried.copy(grown, 0, 0, length);
      carried = grown;
    }
    chunk.copy(carried, length, start, end);
    length = total;
  };

  const finishCarried = (complete: boolean) => {
    const carriedLength = length;
    const wasOverlong = overlong;
    const finished = carried;
    carried = spare;
    spare = finished;
    length = 0;
    overlong = false;
    if (wasOverlong) handler.tooLong(finished.subarray(0, carriedLength));
    else emit(finished, 0, carriedLength, complete);
  };

  return {
    push(bytes) {
      const chunk = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      let start = 0;
      let end = chunk.indexOf(newline);
      if (end >= 0 && (length > 0 || overlong)) {
        carry(chunk, 0, end);
        finishCarried(true);
        start = end + 1;
        end = chunk.indexOf(newline, start);
      }
      while (end >= 0) {
        if (end - start > maximumLineLength) handler.tooLong(chunk.subarray(start, start + headLength));
        else emit(chunk, start, end, true);
        start = end + 1;
        end = chunk.indexOf(newline, start);
      }
      carry(chunk, start, chunk.length);
    },
    end() {
      if (length > 0 || overlong) finishCarried(false);
      carried = Buffer.alloc(0);
      spare = carried;
    },
  };
}

/** Where a line that ends here ends without the CR of a CRLF. */
export function withoutReturn(bytes: Uint8Array, start: number, end: number): number {
  return end > start && bytes[end - 1] === carriageReturn ? end - 1 : end;
}
