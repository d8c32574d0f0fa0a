import { type FileHandle, open, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { openingError } from './errors.js';
import { addNote, headSize, type SourceCondition } from './source.js';

export type Growth = {
  /** Ends it; nothing else does. */
  readonly signal: AbortSignal;
  /** How often a file at its end is looked at again, in milliseconds. */
  readonly everyMs: number;
  /** The file is not there, and waited for. */
  readonly onMissing: () => void;
  /** All that is there has been read; called each time that is so. */
  readonly onEnd: () => void;
};

const chunkSize = 512 * 1024;
const newLine = Uint8Array.of(0x0a);

/**
 * The bytes of a file as it grows, by name as `tail -F` reads it: what is appended; the rest of a file that was moved
 * away, then the new one under its name; one that was truncated from its beginning. The first chunk ends no earlier
 * than the first line. Never throws.
 */
export async function* readGrowing(
  name: string,
  condition: SourceCondition,
  growth: Growth,
): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | null = new Uint8Array();
  for await (const chunk of readOn(name, condition, growth)) {
    if (head === null) {
      yield chunk;
      continue;
    }
    // What it is can only be told by a whole line.
    const longer: Uint8Array = Buffer.concat([head, chunk]);
    const isEnough: boolean = longer.length >= headSize || longer.includes(0x0a);
    head = isEnough ? null : longer;
    if (isEnough) yield withoutByteOrderMark(longer);
  }
  if (head !== null && head.length > 0) yield withoutByteOrderMark(head);
}

async function* readOn(name: string, condition: SourceCondition, growth: Growth): AsyncGenerator<Uint8Array> {
  const { signal, everyMs, onMissing, onEnd } = growth;
  const buffer = Buffer.allocUnsafeSlow(chunkSize);
  let file: FileHandle | null = null;
  let position = 0;
  let isInLine = false;
  let wasReplaced = false;
  try {
    while (!signal.aborted) {
      file ??= await openNamed(name, condition);
      if (file === null) onMissing();
      const read = file === null ? 0 : await readAt(file, buffer, position);
      if (read > 0) {
        position += read;
        condition.bytesRead += read;
        isInLine = buffer[read - 1] !== newLine[0];
        yield buffer.subarray(0, read);
        continue;
      }
      onEnd();
      const fate = file === null ? 'same' : await fateOf(file, name, position);
      // Who writes to the old file may still do so for a moment: it is left at the second look.
      if (fate === 'truncated' || (fate === 'replaced' && wasReplaced)) {
        addNote(condition, `the file was ${fate} while it was followed`);
        // The line that was cut must not run into the first of the new text.
        if (isInLine) yield newLine;
        isInLine = false;
        position = 0;
        wasReplaced = false;
        if (fate === 'truncated') continue;
        await file?.close();
        file = null;
        continue;
      }
      wasReplaced = fate === 'replaced';
      await sleep(everyMs, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    await file?.close();
  }
}

async function openNamed(name: string, condition: SourceCondition): Promise<FileHandle | null> {
  try {
    return await open(name, 'r');
  } catch (error) {
    const { code, message } = openingError(name, error);
    if (code !== 'not-found' && !condition.notes.includes(message)) addNote(condition, message);
    return null;
  }
}

/** A disk that fails now may be there again later. */
async function readAt(file: FileHandle, buffer: Buffer, position: number): Promise<number> {
  try {
    return (await file.read(buffer, 0, buffer.length, position)).bytesRead;
  } catch {
    return 0;
  }
}

/** What became of a file that was read to its end. One that has lost its name may still get more, or it back. */
async function fateOf(file: FileHandle, name: string, position: number): Promise<'same' | 'replaced' | 'truncated'> {
  const [own, named] = await Promise.all([file.stat().catch(() => null), stat(name).catch(() => null)]);
  if (own !== null && named !== null && (own.ino !== named.ino || own.dev !== named.dev)) return 'replaced';
  return own !== null && own.size < position ? 'truncated' : 'same';
}

function withoutByteOrderMark(bytes: Uint8Array): Uint8Array {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return hasMark ? bytes.subarray(3) : bytes;
}
