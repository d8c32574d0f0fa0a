import { byteLowercase } from './byte-case.js';
import { isForbiddenMethod } from './methods.js';
import { trimWhitespace } from './tokens.js';

const forbiddenNames: ReadonlySet<string> = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'connection',
  'content-length',
  'cookie',
  'cookie2',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
]);

const methodOverrides: ReadonlySet<string> = new Set(['x-http-method', 'x-http-method-override', 'x-method-override']);

/** Whether no page can set a header of this name. A preflight that announces one was not sent by a browser's page. */
export function isForbiddenName(name: string): boolean {
  const lowerName = byteLowercase(name);
  return forbiddenNames.has(lowerName) || lowerName.startsWith('proxy-') || lowerName.startsWith('sec-');
}

/** Fetch, forbidden request-header. */
export function isForbiddenHeader(name: string, value: string): boolean {
  if (isForbiddenName(name)) return true;
  if (!methodOverrides.has(byteLowercase(name))) return false;
  return value.split(',').some((method) => isForbiddenMethod(trimWhitespace(method)));
}
