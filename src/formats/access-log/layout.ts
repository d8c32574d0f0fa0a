import type { HttpRecord } from '../../model/http-record.js';
import { compileLocator, type FieldLocator } from '../apache-log-parser/locate-fields.js';
import type { LogFormatItem } from '../apache-log-parser/log-format-items.js';
import { type CompileError, compileLogFormat } from '../apache-log-parser/log-parser.js';
import { compileTimeReader, type TimeReader } from '../apache-log-parser/request-time.js';
import { type Columns, findColumns } from './columns.js';
import { apacheDialect, type Dialect } from './dialect.js';
import type { LineTest } from './share-of-lines.js';

/** The value of a line's field as text, by its index among the directives; null where either is absent. */
export type ReadField = (field: number | null) => string | null;

/** A line's values, and the same as they are logged, without unescaping. */
export type Fields = { readonly value: ReadField; readonly logged: ReadField };

/** Everything a reader must know of a format whose lines hold one value behind another. Belongs to one reader. */
export type Layout = {
  readonly items: readonly LogFormatItem[];
  readonly locator: FieldLocator;
  readonly columns: Columns;
  /** Null where the format has no time. */
  readonly time: TimeReader | null;
  readonly dialect: Dialect;
  /** What the server's own fields say of a record. */
  readonly refine: Refine | null;
  /** Headers that `refine` has found so far. */
  readonly recorded: (() => MoreRecorded) | null;
  /** Whether a line matters though its columns do not show why. */
  readonly matters: LineTest | null;
};

export type Refine = ((record: HttpRecord, fields: Fields) => HttpRecord) & {
  /** What it does hangs on the record's status and on nothing else. */
  readonly isByStatus?: true;
};

/** Lower-case header names beyond those of the columns. */
export type MoreRecorded = { readonly request: ReadonlySet<string>; readonly response: ReadonlySet<string> };

export type LayoutOptions = {
  readonly dialect?: Dialect;
  readonly refine?: Refine;
  readonly recorded?: () => MoreRecorded;
  readonly matters?: LineTest;
  /** Dates without a zone are in UTC by definition. */
  readonly isUtc?: boolean;
  /** What would show the method, for the error of a format that does not. */
  readonly methodFields?: string;
};

/** Lays out items that stand in a line in this order: Apache's directives, or those that say the same elsewhere. */
export function layOut(items: readonly LogFormatItem[], options: LayoutOptions = {}): Layout | CompileError {
  const directives = items.filter((item) => item.kind === 'directive');
  const { dialect = apacheDialect, refine = null, isUtc = false, methodFields = '%r or %m' } = options;
  const columns = findColumns(directives);
  if (columns.requestLine === null && columns.method === null) {
    return { error: `This log format shows no method (${methodFields}), so no preflight can be found in it` };
  }
  const time = compileTimeReader(directives);
  return {
    items,
    locator: compileLocator(items, dialect.escapesQuotes),
    columns,
    time: time === null || !isUtc ? time : { ...time, zoneless: false },
    dialect,
    refine,
    recorded: options.recorded ?? null,
    matters: options.matters ?? null,
  };
}

/** The layout of an Apache LogFormat string, as typed in httpd.conf or already unquoted. */
export function layOutLogFormat(logFormat: string, options: LayoutOptions = {}): Layout | CompileError {
  const parser = compileLogFormat(logFormat);
  return 'error' in parser ? parser : layOut(parser.items, options);
}
