import { readConfWord } from './conf-word.js';
import { unescapeLogItem } from './escapes.js';
import { compileLocator, type FieldLocator } from './locate-fields.js';
import { type DirectiveItem, type LogFormatItem, parseLogFormat } from './log-format-items.js';
import { compileTimeReader, type TimeReader } from './request-time.js';

/** One value of a line. */
export type LogField = {
  /** Exactly the bytes that were sent, or null where the log shows `-`. */
  readonly bytes: Uint8Array | null;
  /** The same as UTF-8 text; what is no UTF-8 becomes U+FFFD. */
  readonly text: string | null;
};

export type ParsedLine = {
  /** By directive as the format writes it, such as `%>s` or `%{Referer}i`; of equal directives the first. */
  readonly fields: ReadonlyMap<string, LogField>;
  /** When the request began, in milliseconds since the epoch (UTC); null where the format does not say. */
  readonly time: number | null;
};

export type LogParser = {
  /** The format as httpd sees it, without its quotes. */
  readonly format: string;
  readonly items: readonly LogFormatItem[];
  readonly directives: readonly DirectiveItem[];
  /** Takes one line, without its line end, apart. */
  readonly parseLine: (line: Uint8Array | string) => ParsedLine | { readonly reason: string };
  /** For streaming: where the values stand, without making strings. */
  readonly locator: FieldLocator;
  /** Null where the format has no time. */
  readonly time: TimeReader | null;
};

export type CompileError = { readonly error: string };

/**
 * Compiles an Apache LogFormat, as typed in httpd.conf (with its quotes and `\"`) or already unquoted. Every directive
 * of mod_log_config, mod_logio and mod_ssl is known; the error of an unknown one has httpd's own words and the
 * position.
 *
 *     const parser = compileLogFormat('%h %l %u %t "%r" %>s %b');
 *     if ('error' in parser) throw new Error(parser.error);
 *     const line = parser.parseLine('192.0.2.7 - - [22/Nov/2026:16:23:02 +0000] "GET / HTTP/1.1" 200 5');
 */
export function compileLogFormat(typed: string): LogParser | CompileError {
  const { text, typedAt } = readConfWord(typed);
  const items = parseLogFormat(text);
  if ('fault' in items) return { error: `${items.fault} at character ${typedAt(items.at) + 1}` };
  const directives = items.filter((item) => item.kind === 'directive');
  if (directives.length === 0) return { error: 'This LogFormat has no directive, such as %h or %r' };
  if (items.some((item) => item.kind === 'literal' && item.text.includes('\n'))) {
    return { error: 'This LogFormat writes several lines for one request (\\n), which cannot be taken apart' };
  }
  const locator = compileLocator(items);
  const time = compileTimeReader(directives);
  return {
    format: text,
    items,
    directives,
    locator,
    time,
    parseLine(line) {
      const bytes = typeof line === 'string' ? Buffer.from(line, 'utf8') : asBuffer(line);
      if (!locator.locate(bytes, 0, bytes.length)) return { reason: locator.reason() };
      const fields = new Map<string, LogField>();
      for (const [index, { directive }] of directives.entries()) {
        if (fields.has(directive)) continue;
        fields.set(directive, readField(bytes, locator.starts[index] as number, locator.ends[index] as number));
      }
      return { fields, time: time?.read(bytes, locator.starts, locator.ends) ?? null };
    },
  };
}

/** A view of the same memory with Buffer's native search. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function readField(line: Buffer, start: number, end: number): LogField {
  if (end === start + 1 && line[start] === 0x2d) return { bytes: null, text: null };
  const bytes = unescapeLogItem(line, start, end);
  return { bytes, text: asBuffer(bytes).toString('utf8') };
}
