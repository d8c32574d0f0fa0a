import { formatInConfig } from './config/format-in-config.js';
import type { Format } from './format.js';
import { formatFromString, formatLanguages } from './given-format.js';

/** What the user gave for a log format is neither a known name nor a valid format string. */
export class LogFormatError extends Error {
  override readonly name = 'LogFormatError';
}

/**
 * The format that `--log-format` names: one of these, `@FILE` or `@FILE:NAME` for one that a configuration file
 * defines, or a format string of Apache's or another server's.
 * @throws {LogFormatError} with one sentence
 */
export function resolveAmong(formats: readonly Format[], nameOrString: string): Format {
  const name = nameOrString.trim();
  const known = formats.find((format) => format.id === name.toLowerCase());
  if (known !== undefined) return known;
  const format = name.startsWith('@') ? formatInConfig(name.slice(1)) : formatFromString(nameOrString);
  if (format === null) throw new LogFormatError(unknownFormat(name, formats));
  if ('error' in format) throw new LogFormatError(`${format.error}.`);
  return format;
}

function unknownFormat(name: string, formats: readonly Format[]): string {
  const names = formats.map((format) => format.id).join(', ');
  const languages = formatLanguages.filter((language) => language !== 'apache').map((language) => `${language}:`);
  return `There is no log format "${name}": use ${names}, or a LogFormat string such as "%h %l %u %t \\"%r\\" %>s %b" (another server's after ${languages.join(', ')} or json:), or @FILE for one in a configuration file.`;
}
