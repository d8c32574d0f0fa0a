import { compileLogFormat, type LogParser } from '../apache-log-parser/log-parser.js';
import type { Detection, Format, FormatTraits } from '../format.js';
import { findColumns } from './columns.js';
import { createAccessLogReader } from './reader.js';
import { createRecordBuilder } from './record-builder.js';
import { shareOfFittingLines } from './share-of-lines.js';

export type AccessLogFormat = {
  readonly id: string;
  readonly title: string;
  /** As typed in httpd.conf or already unquoted. */
  readonly logFormat: string;
  readonly samples: readonly string[];
  /** Server software that writes it, where only one does. */
  readonly server: string | null;
};

/** Makes a format of a LogFormat string. `error` is one sentence: the string is wrong, or says too little. */
export function accessLogFormat(definition: AccessLogFormat): Format | { readonly error: string } {
  const { id, title, logFormat, samples, server } = definition;
  // Each reader compiles its own: a locator keeps what it found last.
  const compile = (): LogParser => {
    const parser = compileLogFormat(logFormat);
    if ('error' in parser) throw new TypeError(parser.error);
    return parser;
  };
  const checked = compileLogFormat(logFormat);
  if ('error' in checked) return checked;
  const columns = findColumns(checked.directives);
  if (columns.requestLine === null && columns.method === null) {
    return { error: 'This LogFormat shows no method (%r or %m), so no preflight can be found in it' };
  }
  return {
    id,
    title,
    samples,
    detect: (head) => describeShare(title, shareOfFittingLines(checked, head)),
    open(context) {
      const parser = compile();
      const builder = createRecordBuilder(context.file, parser, columns);
      const traits: FormatTraits = {
        unit: 'lines',
        linking: 'log',
        recordsPreflights: true,
        recordsUnsent: false,
        recordsBlocked: true,
        requestFirst: false,
        recordedRequestHeaders: builder.recordedRequestHeaders,
        recordedResponseHeaders: builder.recordedResponseHeaders,
        server,
      };
      return {
        reader: createAccessLogReader(context, parser, columns, builder),
        traits: () => traits,
        title: () => title,
      };
    },
  };
}

/** For the registry, whose formats are known to be right. */
export function registeredAccessLog(definition: AccessLogFormat): Format {
  const format = accessLogFormat(definition);
  if ('error' in format) throw new TypeError(`${definition.id}: ${format.error}`);
  return format;
}

function describeShare(title: string, { fitting, lines }: { fitting: number; lines: number }): Detection | null {
  if (fitting === 0) return null;
  const share = fitting === lines ? `all ${lines} lines` : `${fitting} of ${lines} lines`;
  return { confidence: fitting / lines, reason: `${share} at its beginning fit ${title}` };
}
