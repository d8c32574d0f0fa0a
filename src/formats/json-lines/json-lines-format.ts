import { firstHeader, type HttpRecord } from '../../model/http-record.js';
import { describeShare } from '../access-log/access-log-format.js';
import { shareOfLines } from '../access-log/share-of-lines.js';
import { asBuffer } from '../apache-log-parser/log-parser.js';
import {
  type Format,
  type FormatTraits,
  hashText,
  type Interest,
  type OpenedFormat,
  type ReaderContext,
} from '../format.js';
import { trustProxies } from '../forwarded/trusted-proxies.js';
import { isObject } from '../har/har-value.js';
import { parseStrictJson } from '../har/parse-json.js';
import { createLineReader } from '../line-reader.js';
import { logTraits } from '../log-traits.js';
import type { FieldMap } from './field-map.js';
import type { JsonObject } from './json-path.js';
import { createJsonRecordReader, type JsonRecordReader } from './json-record.js';
import { createQuickCheck, type QuickCheck } from './quick-check.js';
import { repairJson } from './repair-json.js';

/** Where this line shows what; null where it is no line of an access log. The same map for lines of one shape. */
export type Mapper = (line: JsonObject) => FieldMap | null;

export type JsonLinesFormat = {
  readonly id: string;
  readonly title: string;
  readonly samples: readonly string[];
  readonly server: string | null;
  /** What the first line of the log says, where the format itself does not say which server wrote it. */
  readonly serverOf?: (line: JsonObject) => string | null;
  /** Made anew for each source. */
  readonly createMapper: () => Mapper;
  /** Whether the beginning of a file was written by this format's server, where the lines do not show it. */
  readonly wrote?: (head: Buffer) => boolean;
};

/** What is made of lines that show the same values at the same places. */
type Shape = { readonly check: QuickCheck; readonly read: JsonRecordReader };

const mostShapes = 32;
const longestPrefix = 256;
const space = 0x20;
const openingBrace = 0x7b;
const closingBrace = 0x7d;
const rawLimit = 2048;

/** Makes a format of lines that are a JSON object each. Other lines of the same log, without a request, are passed over. */
export function jsonLinesFormat(definition: JsonLinesFormat): Format {
  const { id, title, samples, createMapper, wrote } = definition;
  return {
    id,
    title,
    samples,
    findsBeginnings: true,
    detect(head) {
      if (wrote?.(asBuffer(head)) === false) return null;
      const mapOf = createMapper();
      let claimed = 0;
      const share = shareOfLines(head, (line, start, end) => {
        const object = parseLine(line, objectStart(line, start, end), end);
        if (object !== null && mapOf(object) !== null) claimed++;
        return object !== null;
      });
      return claimed === 0 ? null : describeShare(title, share);
    },
    open: (context) => openJsonLines(definition, context),
  };
}

function openJsonLines(
  { title, createMapper, serverOf, ...format }: JsonLinesFormat,
  context: ReaderContext,
): OpenedFormat {
  const mapOf = createMapper();
  const { file, sink, interest, trusts = trustProxies([]) } = context;
  let zoneless = false;
  let { server } = format;
  const shapes = new Map<FieldMap, Shape>();
  let shape: Shape | null = null;
  const request = createRecorded();
  const response = createRecorded();

  const addShape = (map: FieldMap): Shape => {
    const read = createJsonRecordReader(map, trusts, () => {
      zoneless = true;
    });
    const added = { check: createQuickCheck(map, interest, trusts), read };
    if (shapes.size >= mostShapes) shapes.clear();
    shapes.set(map, added);
    return added;
  };

  const reader = createLineReader(context, {
    line(bytes, lineStart, end, line, complete) {
      const start = objectStart(bytes, lineStart, end);
      const isWhole = complete && bytes[start] === openingBrace && bytes[end - 1] === closingBrace;
      if (isWhole && shape !== null && !shape.check(bytes, start, end)) return null;
      const object = parseLine(bytes, start, end);
      if (object === null) return 'it is no JSON object';
      const map = mapOf(object);
      if (map === null) return null;
      if (shape === null && serverOf !== undefined) server = serverOf(object);
      shape = shapes.get(map) ?? addShape(map);
      const raw = bytes.toString('utf8', lineStart, Math.min(end, lineStart + rawLimit));
      const record = shape.read(object, { file, line }, raw);
      if (record === null) return null;
      request.add(record.requestHeaders.recorded);
      response.add(record.responseHeaders.recorded);
      if (isWanted(record, interest)) sink.record(record);
      return null;
    },
    end() {
      if (zoneless) sink.note('The log writes local times without a zone; they were read as UTC.');
    },
  });
  return {
    reader,
    traits: () => logTraits({ request: request.names(), response: response.names() }, server),
    title: () => title,
  };
}

/** Some lines are only parsed to learn whose they are. */
function isWanted({ method, client, requestHeaders }: HttpRecord, { hasOpenPreflight }: Interest): boolean {
  return (
    method === 'OPTIONS' || firstHeader(requestHeaders, 'origin') !== null || hasOpenPreflight(hashText(client ?? ''))
  );
}

/** Which headers the lines have shown so far. */
function createRecorded() {
  let names: FormatTraits['recordedRequestHeaders'] = new Set<string>();
  let last: FormatTraits['recordedRequestHeaders'] | null = null;
  return {
    add(recorded: FormatTraits['recordedRequestHeaders']) {
      // Lines of one kind share a set, until it grows.
      if (recorded === last || names === 'all') return;
      last = recorded;
      names = recorded === 'all' ? 'all' : new Set([...names, ...recorded]);
    },
    names: () => names,
  };
}

/** Where the object begins, behind whatever a log daemon put before it. */
function objectStart(bytes: Buffer, start: number, end: number): number {
  if (bytes[start] === openingBrace) return start;
  const limit = Math.min(end, start + longestPrefix);
  for (let at = start + 1; at < limit; at++) if (bytes[at] === openingBrace && bytes[at - 1] === space) return at;
  return start;
}

/** The object of a line, repaired where need be; null where there is none. */
function parseLine(bytes: Buffer, start: number, end: number): JsonObject | null {
  if (!endsLikeObject(bytes, start, end)) return null;
  const strict = parseStrictJson(bytes.toString('utf8', start, end));
  if (strict !== undefined) return isObject(strict) ? strict : null;
  if (bytes[start] !== openingBrace) return null;
  const repaired = parseStrictJson(repairJson(bytes, start, end));
  return isObject(repaired) ? repaired : null;
}

/** What is no object, such as a line of an indented document, is mostly seen by its end: a failing parser is slow. */
function endsLikeObject(bytes: Buffer, start: number, end: number): boolean {
  let last = end - 1;
  while (last > start && (bytes[last] as number) <= space) last--;
  return bytes[last] === closingBrace && last > start;
}
