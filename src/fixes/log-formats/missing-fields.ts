import { findLogRecipe } from './index.js';

/** The server whose format is written where the input does not show another. */
const usual = 'apache';

/** The command that prints a log format for this server, or for Apache where there is none. */
export function logFormatCommand(server: string): string {
  const isOther = server !== usual && findLogRecipe(server) !== null;
  return `preflight-audit log-format${isOther ? ` --server ${server}` : ''}`;
}

/**
 * What would make a log of this server (null: not known) record these headers, given in lower case: fields of Apache's
 * LogFormat, or the command that knows the server's own way; null where neither is known.
 */
export function waysToLog(
  server: string | null,
  headers: readonly string[],
): { readonly fields: readonly string[] } | { readonly command: string } | null {
  if (server === null || server === usual) return { fields: [...headers].sort(browserFirst).map(toField) };
  return findLogRecipe(server) === null ? null : { command: logFormatCommand(server) };
}

function isOfBrowser(header: string): boolean {
  return header === 'origin' || header.startsWith('access-control-request-');
}

function browserFirst(a: string, b: string): number {
  return Number(isOfBrowser(b)) - Number(isOfBrowser(a)) || (a < b ? -1 : 1);
}

/** mod_log_config takes names in any case; people read them like this. */
function toField(header: string): string {
  const name = header.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
  return `\\"%{${name}}${isOfBrowser(header) ? 'i' : 'o'}\\"`;
}
