import { setFlagsFromString } from 'node:v8';
import { isRecording } from './recordings-first.js';

/**
 * Tells V8 what kind of work is to come. What an audit needs at once is bounded, and small beside what it makes and
 * forgets. V8 would let the heap grow to four times what it needs before it looks for garbage; half as much again costs
 * some per cent of time, and halves the memory where a log is made to fill it. What is unpacked passes through buffers
 * that count as garbage, so there it looks less often.
 * All is read in a second or two, by all processors: what is spent on optimising, beside that, must be little as well.
 */
export function tuneEngine(files: readonly string[]): void {
  setFlagsFromString(`--heap-growing-percent=${files.some(isCompressedLog) ? 150 : 50}`);
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=200');
  if (files.some(isRecording)) tuneForRecordings();
}

/** Of a recording, what is young is little too, and larger room for it would never be given back. */
export function tuneForRecordings(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

function isCompressedLog(file: string): boolean {
  return !isRecording(file) && /\.(?:gz|zst|z)$/i.test(file);
}
