import type { Format } from '../../src/formats/format.js';
import { resolveLogFormat } from '../../src/formats/index.js';
import type { HttpRecord } from '../../src/model/http-record.js';
import { readLog } from './read-log.js';

/** The record of a single line, in a format or what `--log-format` takes. */
export async function readOne(format: Format | string, line: string): Promise<HttpRecord> {
  const read = typeof format === 'string' ? resolveLogFormat(format) : format;
  const { records, unreadable } = await readLog(read, `${line}\n`);
  const [record] = records;
  if (record === undefined) throw new Error(unreadable[0]?.reason ?? 'the line has no request');
  return record;
}

/** Its headers as an object, of repeated ones the last. */
export function headersOf(bag: HttpRecord['requestHeaders']): Readonly<Record<string, string>> {
  return Object.fromEntries(bag.lines);
}
