import { crc32, createInflateRaw } from 'node:zlib';
import type { ByteQueue } from './byte-queue.js';
import { bombNote, type Growth, type InflateEnd, inflateStream } from './inflate-stream.js';
import { addNote, notePartial, type SourceCondition } from './source.js';

const outputSize = 256 * 1024;
const trailerLength = 8;
/** A file made of false beginnings must not take for ever. */
const mostResumptions = 1000;
const newLine = Uint8Array.of(0x0a);

/**
 * The text of a gzip file (RFC 1952), member by member. We read the frames ourselves, because node's Gunzip drops
 * good output when it meets a cut, damage or trailing bytes, and cannot go on with the next member.
 */
export async function* gunzip(input: ByteQueue, condition: SourceCondition): AsyncGenerator<Uint8Array> {
  const growth: Growth = { compressed: 0, produced: 0 };
  for (let resumptions = 0; resumptions < mostResumptions; ) {
    const header = await readHeader(input);
    if (header === 'end') return;
    const outcome = header === 'member' ? yield* readMember(input, growth, condition) : header;
    if (outcome === 'complete') continue;
    if (outcome === 'bomb') return notePartial(condition, bombNote);
    if (outcome === 'cut') return notePartial(condition, `the gzip data ends early, at byte ${input.position()}`);
    const from = input.position();
    if (outcome === 'other') addNote(condition, `bytes from ${from} on that are not gzip data were left out`);
    if (!(await skipToMember(input))) return;
    resumptions++;
    addNote(condition, `reading went on at byte ${input.position()}, where more gzip data begins`);
    // The line that was cut must not run into the one that follows.
    yield newLine;
  }
}

/** One member behind its header. */
async function* readMember(
  input: ByteQueue,
  growth: Growth,
  condition: SourceCondition,
): AsyncGenerator<Uint8Array, InflateEnd['kind']> {
  const decoded = inflateStream(input, createInflateRaw({ chunkSize: outputSize }), growth);
  let checksum = 0;
  let result = await decoded.next();
  try {
    for (; result.done !== true; result = await decoded.next()) {
      checksum = crc32(result.value, checksum);
      yield result.value;
    }
  } finally {
    await decoded.return({ kind: 'cut' });
  }
  const end = result.value;
  if (end.kind === 'damaged') {
    notePartial(condition, `the gzip data is damaged near byte ${input.position()} (${end.reason})`);
  }
  return end.kind === 'complete' ? readTrailer(input, checksum, condition) : end.kind;
}

async function readTrailer(
  input: ByteQueue,
  checksum: number,
  condition: SourceCondition,
): Promise<'complete' | 'cut'> {
  const trailer = await input.peek(trailerLength);
  const complete = trailer.length >= trailerLength;
  if (complete && new DataView(trailer.buffer, trailer.byteOffset).getUint32(0, true) !== checksum) {
    notePartial(condition, `the gzip data before byte ${input.position()} does not match its checksum`);
  }
  await take(input, trailerLength);
  return complete ? 'complete' : 'cut';
}

type Header = 'member' | 'end' | 'cut' | 'other';

const longestText = 0x10000;
const flagHeaderChecksum = 2;
const flagExtra = 4;
const flagName = 8;
const flagComment = 16;

/** RFC 1952, 2.3: steps over a member header, and over the zeros that tapes and block devices put before one. */
async function readHeader(input: ByteQueue): Promise<Header> {
  let head = await input.peek(1);
  while (head.length > 0 && head[0] === 0) {
    const other = head.findIndex((byte) => byte !== 0);
    await take(input, other < 0 ? head.length : other);
    head = await input.peek(1);
  }
  if (head.length === 0) return 'end';
  head = await input.peek(10);
  if (!isMemberStart(head, 0)) return head.length < 4 && head[0] === 0x1f ? 'cut' : 'other';
  const flags = head[3] ?? 0;
  let length = 10;
  if (flags & flagExtra) {
    head = await input.peek(12);
    length = 12 + (head[10] ?? 0) + ((head[11] ?? 0) << 8);
  }
  for (const flag of [flagName, flagComment]) if (flags & flag) length = await lengthWithText(input, length);
  if (flags & flagHeaderChecksum) length += 2;
  head = await input.peek(length);
  const complete = head.length >= length;
  await take(input, Math.min(head.length, length));
  return complete ? 'member' : 'cut';
}

/** Where a text that ends with a zero is over. */
async function lengthWithText(input: ByteQueue, start: number): Promise<number> {
  for (const far of [start + 1, start + longestText]) {
    const end = (await input.peek(far)).indexOf(0, start);
    if (end >= 0) return end + 1;
  }
  return start + longestText;
}

function isMemberStart(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x1f && bytes[at + 1] === 0x8b && bytes[at + 2] === 8 && ((bytes[at + 3] ?? 0xff) & 0xe0) === 0;
}

/** Steps to the next place where a member may begin; false where there is none. */
async function skipToMember(input: ByteQueue): Promise<boolean> {
  for (let head = await input.peek(10); head.length >= 10; head = await input.peek(10)) {
    let at = head.indexOf(0x1f);
    while (at >= 0 && at + 4 <= head.length && !isMemberStart(head, at)) at = head.indexOf(0x1f, at + 1);
    if (at === 0 && isMemberStart(head, 0)) return true;
    await take(input, at < 0 ? head.length : Math.max(at, 1));
  }
  return false;
}

async function take(input: ByteQueue, count: number): Promise<void> {
  for (let left = count; left > 0; ) {
    const bytes = await input.take(left);
    if (bytes === null) return;
    left -= bytes.length;
  }
}
