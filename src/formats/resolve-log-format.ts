import { accessLogFormat } from './access-log/access-log-format.js';
import type { Format } from './format.js';

/** What the user gave for a log format is neither a known name nor a valid LogFormat string. */
export class LogFormatError extends Error {
  override readonly name = 'LogFormatError';
}

/**
 * The format that `--log-format` names: one of these, or an Apache LogFormat string.
 * @throws {LogFormatError} with one sentence
 */
export function resolveAmong(formats: readonly Format[], nameOrString: string): Format {
  const name = nameOrString.trim().toLowerCase();
  const known = formats.find((format) => format.id === name);
  if (known !== undefined) return known;
  if (!nameOrString.includes('%')) {
    const names = formats.map((format) => format.id).join(', ');
    throw new LogFormatError(
      `There is no log format "${nameOrString.trim()}": use ${names}, or a LogFormat string such as "%h %l %u %t \\"%r\\" %>s %b".`,
    );
  }
  const format = accessLogFormat({
    id: 'custom',
    title: 'the given LogFormat',
    logFormat: nameOrString,
    samples: [],
    server: 'apache',
  });
  if ('error' in format) throw new LogFormatError(`${format.error}.`);
  return format;
}
