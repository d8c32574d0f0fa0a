import type { SourceRef } from '../../model/source-ref.js';
import type { LogParser } from '../apache-log-parser/log-parser.js';
import { hashBytes, hashText, type Reader, type ReaderContext } from '../format.js';
import { createLineSplitter, maximumLineLength } from '../line-splitter.js';
import type { Columns } from './columns.js';
import { compilePrefixCheck } from './prefix.js';
import type { RecordBuilder } from './record-builder.js';

/** Unreadable lines handed on; the others are counted. */
const shownUnreadable = 20;
const excerptLength = 200;

const dash = 0x2d;
const space = 0x20;
const optionsBytes = Buffer.from('OPTIONS');

/**
 * Streams an access log. Asks of each line as little as it can: whether it is an OPTIONS, shows an Origin, or comes
 * from a client with an open preflight. Only such a line becomes a record; the others are counted.
 */
export function createAccessLogReader(
  { file, sink, interest }: ReaderContext,
  parser: LogParser,
  columns: Columns,
  builder: RecordBuilder,
): Reader {
  const { locate, starts, ends, reason } = parser.locator;
  const checkPrefix = compilePrefixCheck(parser.items, columns, interest.hasOpenPreflight);
  const origin = columns.requestHeaders.find(({ name, condition }) => name === 'origin' && condition === null);
  const originField = origin?.field ?? null;
  const methodField = columns.requestLine ?? columns.method;
  let read = 0;
  let unreadable = 0;
  let truncated = false;

  const refuse = (why: string, excerpt: Buffer) => {
    unreadable++;
    if (unreadable > shownUnreadable) return;
    const source: SourceRef = { file, line: read };
    sink.unreadable({ source, reason: why, excerpt: excerpt.toString('utf8', 0, excerptLength) });
  };

  const isWanted = (bytes: Buffer): boolean => {
    if (methodField === null) return false;
    if (isOptions(bytes, starts[methodField] as number, ends[methodField] as number)) return true;
    if (originField !== null && !isAbsent(bytes, starts[originField] as number, ends[originField] as number))
      return true;
    return interest.hasOpenPreflight(clientHash(bytes, columns, starts, ends));
  };

  const splitter = createLineSplitter({
    line(bytes, start, end, complete) {
      read++;
      if (complete && checkPrefix !== null && checkPrefix(bytes, start, end) === 'skip') return;
      if (!locate(bytes, start, end)) {
        truncated = !complete;
        const why = complete ? reason() : `the input stops in the middle of this line: ${reason()}`;
        refuse(start === end ? 'the line is empty' : why, bytes.subarray(start, end));
        return;
      }
      if (!isWanted(bytes)) return;
      const record = builder.build(bytes, start, end, read);
      if (record !== null) sink.record(record);
    },
    tooLong(head) {
      read++;
      refuse(`the line is longer than ${maximumLineLength} bytes`, head);
    },
  });

  return {
    push: splitter.push,
    soFar: () => ({ read, unreadable }),
    end() {
      splitter.end();
      if (parser.time?.zoneless === true)
        sink.note('The log writes local times without a zone; they were read as UTC.');
      return { read, unreadable, truncated };
    },
  };
}

function isOptions(bytes: Buffer, start: number, end: number): boolean {
  if (end - start < optionsBytes.length) return false;
  for (let i = 0; i < optionsBytes.length; i++) if (bytes[start + i] !== optionsBytes[i]) return false;
  return end - start === optionsBytes.length || bytes[start + optionsBytes.length] === space;
}

function isAbsent(bytes: Buffer, start: number, end: number): boolean {
  return end === start + 1 && bytes[start] === dash;
}

/** The hash that the linker makes of the record's client; an unknown client is filed under no bytes. */
function clientHash(bytes: Buffer, columns: Columns, starts: Int32Array, ends: Int32Array): number {
  if (columns.client === null) return hashText('');
  const start = starts[columns.client] as number;
  const end = ends[columns.client] as number;
  if (isAbsent(bytes, start, end)) return hashText('');
  if (columns.forwarded) return hashText(bytes.toString('utf8', start, end).split(',', 1)[0]?.trim() ?? '');
  for (let i = start; i < end; i++) {
    if ((bytes[i] as number) > 0x7f) return hashText(bytes.toString('utf8', start, end));
  }
  return hashBytes(bytes, start, end);
}
