import { clientGone } from '../access-log/client-gone.js';
import { apacheDialect, bareDialect, type Dialect, jsonDialect } from '../access-log/dialect.js';
import { createItems, type Items } from '../access-log/items.js';
import { type Layout, layOut } from '../access-log/layout.js';
import { foreignLetters } from '../apache-log-parser/log-format-items.js';
import type { CompileError } from '../apache-log-parser/log-parser.js';
import { readConfTokens } from './conf-words.js';

/** A `log_format` of ngx_http_log_module. */
export type NginxLogFormat = { readonly format: string; readonly escaping: 'default' | 'json' | 'none' };

const dialects: Readonly<Record<NginxLogFormat['escaping'], Dialect>> = {
  default: apacheDialect,
  json: jsonDialect,
  none: bareDialect,
};

/**
 * Reads a `log_format` as typed in nginx.conf: the whole directive, its quoted pieces with or without `escape=`, or
 * the bare string. The error is one sentence.
 */
export function readNginxLogFormat(typed: string): NginxLogFormat | CompileError {
  const trimmed = typed.trim();
  const isDirective = /^log_format\s/.test(trimmed);
  // A format may itself begin and end with quoted fields.
  const isQuoted = /^escape=|^'.*'\s*;?$|^"(?:[^"\\]|\\.)*"\s*;?$/s.test(trimmed);
  if (!isDirective && !isQuoted) return { format: trimmed, escaping: 'default' };
  const words: string[] = [];
  for (const { kind, text } of readConfTokens(trimmed)) {
    if (kind === 'mark') break;
    words.push(text);
  }
  return toLogFormat(isDirective ? words.slice(2) : words);
}

/** The words of a `log_format` directive behind its name. */
export function toLogFormat(words: readonly string[]): NginxLogFormat | CompileError {
  const escaping = /^escape=(.*)$/.exec(words[0] ?? '')?.[1];
  const format = words.slice(escaping === undefined ? 0 : 1).join('');
  if (escaping === undefined || escaping === 'default') return { format, escaping: 'default' };
  if (escaping === 'json' || escaping === 'none') return { format, escaping };
  return { error: `nginx knows no escape=${escaping}, only default, json and none` };
}

type Directive = readonly [letter: string, argument?: string, request?: 'original'];

/** Variables of nginx in the words of Apache. Others hold nothing of use here. */
const variables: ReadonlyMap<string, Directive> = new Map(
  Object.entries<Directive>({
    remote_addr: ['a'],
    realip_remote_addr: ['a', 'c'],
    remote_port: ['p', 'remote'],
    host: ['V'],
    server_name: ['v'],
    server_port: ['p', 'local'],
    request: ['r'],
    request_method: ['m'],
    // What the client asked for, before any rewriting, and with the query.
    request_uri: ['U', '', 'original'],
    uri: ['U'],
    document_uri: ['U'],
    args: [foreignLetters.query],
    query_string: [foreignLetters.query],
    status: ['s'],
    bytes_sent: ['O'],
    body_bytes_sent: ['b'],
    request_length: ['I'],
    request_time: [foreignLetters.seconds],
    upstream_status: [foreignLetters.status],
    request_id: [foreignLetters.word],
    req_id: [foreignLetters.word],
  }),
);

const families: readonly (readonly [prefix: string, letter: string])[] = [
  ['http_', 'i'],
  ['sent_http_', 'o'],
  ['cookie_', 'C'],
];

const wholeTime = /^\[.*\]$/;
const tokens = /\[\$(?:time_local|\{time_local\})\]|\$(?:(\w+)|\{(\w+)\})|[^$[]+|[$[]/g;

/** Lays out a `log_format`. nginx logs when it is done, so its times are those of the end. */
export function layOutNginx({ format, escaping }: NginxLogFormat): Layout | CompileError {
  const items = createItems();
  for (const [token, plain, braced] of format.matchAll(tokens)) {
    const name = plain ?? braced;
    if (wholeTime.test(token)) items.field(token, 't', 'end');
    else if (name === undefined) items.literal(token);
    else addVariable(items, token, name.toLowerCase(), escaping);
  }
  return layOut(items.list(), {
    dialect: dialects[escaping],
    refine: clientGone(499),
    methodFields: '$request or $request_method',
  });
}

function addVariable(items: Items, token: string, name: string, escaping: NginxLogFormat['escaping']): void {
  switch (name) {
    case 'time_local':
      items.field(token, 't', 'end:%d/%b/%Y:%H:%M:%S %z');
      break;
    case 'time_iso8601':
      items.field(token, 't', 'end:%Y-%m-%dT%H:%M:%S%z');
      break;
    case 'msec':
      items.field(token, 't', 'end:sec');
      items.literal('.');
      items.field(token, 't', 'end:msec_frac');
      break;
    case 'remote_user':
      // `%u` is never empty.
      items.field(token, escaping === 'default' ? 'u' : foreignLetters.text);
      break;
    default:
      items.field(token, ...directiveFor(name));
  }
}

function directiveFor(name: string): Directive {
  const known = variables.get(name);
  if (known !== undefined) return known;
  const family = families.find(([prefix]) => name.startsWith(prefix));
  if (family === undefined) return [name.startsWith('upstream_') ? foreignLetters.list : foreignLetters.text];
  return [family[1], name.slice(family[0].length).replaceAll('_', '-')];
}
