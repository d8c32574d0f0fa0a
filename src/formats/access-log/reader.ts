import { hashBytes, hashText, type ReaderContext } from '../format.js';
import type { LineReading } from '../line-reader.js';
import type { Columns } from './columns.js';
import type { Layout } from './layout.js';
import { compilePrefixHash, type PrefixShape, unknown } from './prefix.js';
import type { RecordBuilder } from './record-builder.js';

const space = 0x20;
const optionsBytes = Buffer.from('OPTIONS');

/**
 * Reads the lines of an access log. Asks of each as little as it can: whether it is an OPTIONS, shows an Origin, or
 * comes from a client with an open preflight. Only such a line becomes a record; the others are passed over.
 */
export function readLines(
  { sink, interest }: ReaderContext,
  layout: Layout,
  { builder, prefix }: { readonly builder: RecordBuilder; readonly prefix: PrefixShape | null },
): LineReading {
  const { columns, dialect } = layout;
  const { locate, starts, ends, reason } = layout.locator;
  const hashPrefix = prefix === null ? null : compilePrefixHash(prefix);
  const origin = columns.requestHeaders.find(({ name, condition }) => name === 'origin' && condition === null);
  const originField = origin?.field ?? null;
  const methodField = columns.requestLine ?? columns.method;

  const isShown = (bytes: Buffer, field: number) =>
    !dialect.isAbsent(bytes, starts[field] as number, ends[field] as number);

  const isWanted = (bytes: Buffer, start: number, end: number): boolean => {
    if (methodField === null) return false;
    if (isOptions(bytes, starts[methodField] as number, ends[methodField] as number)) return true;
    if (originField !== null && isShown(bytes, originField)) return true;
    if (layout.matters?.(bytes, starts, ends) === true) return true;
    const isForwarded = columns.forwarded !== null && isShown(bytes, columns.forwarded.field);
    return interest.hasOpenPreflight(
      isForwarded
        ? hashText(builder.clientAt(bytes, start, end) ?? '')
        : clientHash(bytes, columns, starts, ends, isShown),
    );
  };

  return {
    line(bytes, start, end, line, complete) {
      const hash = complete && hashPrefix !== null ? hashPrefix(bytes, start, end) : unknown;
      if (hash !== unknown && !interest.hasOpenPreflight(hash)) return null;
      if (!locate(bytes, start, end)) return reason();
      if (!isWanted(bytes, start, end)) return null;
      const record = builder.build(bytes, start, end, line);
      if (record !== null) sink.record(record);
      return null;
    },
    end() {
      if (layout.time?.zoneless === true)
        sink.note('The log writes local times without a zone; they were read as UTC.');
    },
  };
}

function isOptions(bytes: Buffer, start: number, end: number): boolean {
  if (end - start < optionsBytes.length) return false;
  for (let i = 0; i < optionsBytes.length; i++) if (bytes[start + i] !== optionsBytes[i]) return false;
  return end - start === optionsBytes.length || bytes[start + optionsBytes.length] === space;
}

/** The hash that the linker makes of the record's client; an unknown client is filed under no bytes. */
function clientHash(
  bytes: Buffer,
  columns: Columns,
  starts: Int32Array,
  ends: Int32Array,
  isShown: (bytes: Buffer, field: number) => boolean,
): number {
  if (columns.client === null || !isShown(bytes, columns.client)) return hashText('');
  const start = starts[columns.client] as number;
  const end = ends[columns.client] as number;
  for (let i = start; i < end; i++) {
    if ((bytes[i] as number) > 0x7f) return hashText(bytes.toString('utf8', start, end));
  }
  return hashBytes(bytes, start, end);
}
