import type { Conversations } from './audit-conversations.js';
import { type AuditOptions, isCutShort } from './audit-options.js';
import { errorLogOutOfPlace, nothingUnderstood, unknownFormat } from './audit-sentences.js';
import { usualBlockSize } from './formats/blocks/block-memory.js';
import { chooseFormat } from './formats/choose-format.js';
import { looksLikeErrorLog } from './formats/error-log/error-log-reader.js';
import type { Format, Glance, OpenedFormat, ReaderContext, ReaderTotals, Sink } from './formats/format.js';
import type { Trust } from './formats/forwarded/trusted-proxies.js';
import { TooFewAddressesError } from './formats/har/scanner.js';
import type { Source } from './input/source.js';
import { type BlockReaders, worthwhile } from './link/ahead/block-readers.js';
import type { IndexChunk } from './link/ahead/index-chunk.js';
import type { Linker } from './link/linker.js';
import type { Linkers } from './link/linkers.js';
import type { Finding } from './model/finding.js';
import type { SourceReport } from './model/report.js';
import { toSourceReport } from './summary/source-report.js';

/** What one source needs of the street. */
export type Street = {
  readonly linkers: Linkers;
  readonly found: (finding: Finding) => void;
  /** Forced by the user for logs; null: looked for in the content. */
  readonly logFormat: Format | null;
  readonly options: AuditOptions;
  /** What sources that are being read have given so far. */
  readonly open: Set<() => SourceReport>;
  /** Called after every chunk; `left` is about how long the rest will take, in milliseconds. */
  readonly readOn: (left: number) => void;
  /** Resolves when more may be read; null: at once. */
  readonly standStill: () => Promise<void> | null;
  readonly trusts: Trust;
  /** Threads that read ahead; null where this one does everything. */
  readonly ahead: () => BlockReaders | null;
  readonly indexChunkOf: (glance: Glance) => IndexChunk;
  /** Null where every finding is asked for. */
  readonly conversations: Conversations | null;
};

const nothingRead = { read: 0, unreadable: 0 };

/** Reads one source through to the linker; null, and a problem, where nothing of it could be read. */
export async function auditSource(source: Source, street: Street): Promise<SourceReport | null> {
  const { linkers, found, options } = street;
  const problem = (message: string): null => {
    options.onProblem?.({ file: source.name, message });
    return null;
  };
  const notes: string[] = [];
  let linker: Linker | null = null;
  let understood = 0;
  let firstReason: string | null = null;
  const sink: Sink = {
    record: (record) => {
      understood++;
      linker?.add(record);
    },
    unreadable: (unreadable) => {
      firstReason ??= unreadable.reason;
      found({ type: 'unreadable', ...unreadable });
    },
    note: (note) => notes.push(note),
  };
  const chunks = source.bytes[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done === true) return problem(source.condition.notes[0] ?? `${source.name} holds nothing to read.`);
  const choice = chooseFormat(first.value, street.logFormat);
  if (choice === null) {
    await chunks.return?.();
    return problem(
      looksLikeErrorLog(first.value) ? errorLogOutOfPlace(source.name) : unknownFormat(source.name, first.value),
    );
  }
  const opened = openFormat(choice.format, {
    file: source.name,
    sink,
    interest: linkers.interest,
    trusts: street.trusts,
    isForReport: options.onFinding === undefined,
    ...(street.conversations === null ? {} : { takerOf: street.conversations.takerOf(source.name) }),
  });
  if (typeof opened === 'string') {
    await chunks.return?.();
    return problem(`${source.name} is not read: ${opened}.`);
  }
  if (opened.chunkSize !== undefined) source.readInChunksOf?.(opened.chunkSize);
  options.onRecognised?.({ file: source.name, format: choice.format.id });
  linker = linkers.forSource(opened.traits);
  const reportOn = (totals: Pick<ReaderTotals, 'read' | 'unreadable'>, partial: boolean) =>
    toSourceReport({
      file: source.name,
      choice: { reason: choice.detection.reason, id: choice.format.id, title: opened.title() },
      totals: { ...totals, truncated: false },
      traits: opened.traits(),
      notes: [...source.condition.notes, ...notes],
      partial,
    });
  const soFar = () => reportOn(opened.reader.soFar?.() ?? nothingRead, false);
  street.open.add(soFar);
  const glance = street.conversations === null ? null : (opened.glance ?? null);
  const indexChunk = glance === null ? null : street.indexChunkOf(glance);
  const startedAt = performance.now();
  const readers = readAhead(source, opened, first.value.length, street);
  if (readers === null && indexChunk !== null) source.readInChunksOf?.(usualBlockSize);
  for (let chunk: IteratorResult<Uint8Array> = first; chunk.done !== true; chunk = await chunks.next()) {
    await street.standStill();
    opened.reader.push(chunk.value, readers?.indexOf(chunk.value) ?? indexChunk?.(chunk.value));
    options.onProgress?.({ file: source.name, bytesRead: source.condition.bytesRead, size: source.size });
    street.readOn(timeLeft(source, performance.now() - startedAt));
    if (options.signal?.aborted !== true) continue;
    await chunks.return?.();
    break;
  }
  await street.standStill();
  const totals = await opened.reader.end();
  street.open.delete(soFar);
  linker.end();
  const report = reportOn(totals, totals.truncated || source.condition.partial || isCutShort(options));
  if (understood > 0 || isSomething(totals, report.notes)) return report;
  return problem(nothingUnderstood(source.name, opened.title(), report.notes[0] ?? firstReason));
}

/** Endless where the size is not known. */
function timeLeft({ size, condition }: Source, elapsed: number): number {
  if (size === null) return Number.POSITIVE_INFINITY;
  return (elapsed / condition.bytesRead) * Math.max(0, size - condition.bytesRead);
}

/** Gives a clause where this process cannot read such a format. */
function openFormat(format: Format, context: ReaderContext): OpenedFormat | string {
  try {
    return format.open(context);
  } catch (error) {
    if (error instanceof TooFewAddressesError) return error.message;
    throw error;
  }
}

/** Has the rest of a large plain file read by threads, where its format is one that they can look through. */
function readAhead(
  { size, readRestBy }: Source,
  { glance = null }: OpenedFormat,
  length: number,
  street: Street,
): BlockReaders | null {
  if (glance === null || readRestBy === undefined || size === null || size - length < worthwhile) return null;
  const ahead = street.ahead();
  if (ahead !== null) readRestBy((file) => ahead.read(file, glance));
  return ahead;
}

/** Whether anything was read. An empty list of entries is a valid HAR; no list at all comes with a note. */
function isSomething({ read, unreadable }: ReaderTotals, notes: readonly string[]): boolean {
  return read > unreadable || (read === 0 && notes.length === 0);
}
