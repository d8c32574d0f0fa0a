import { clientGone, withoutResponse } from '../access-log/client-gone.js';
import { percentDialect, plusDialect } from '../access-log/dialect.js';
import { createItems, type Items } from '../access-log/items.js';
import { type Layout, layOut } from '../access-log/layout.js';
import { foreignLetters } from '../apache-log-parser/log-format-items.js';
import type { CompileError } from '../apache-log-parser/log-parser.js';

/** Which of the servers that write the W3C extended log file format. */
export type W3cDialect = 'iis' | 'cloudfront';

type Directive = readonly [letter: string, argument?: string];

const { word, query, seconds } = foreignLetters;

/** Fields in the words of Apache. Both servers log when they are done, in UTC. */
const fields: ReadonlyMap<string, Directive> = new Map(
  Object.entries<Directive>({
    date: ['t', 'end:%Y-%m-%d'],
    time: ['t', 'end:%H:%M:%S'],
    'c-ip': ['a'],
    'c-port': ['p', 'remote'],
    'cs-method': ['m'],
    'cs-uri-stem': ['U'],
    'cs-uri': ['U'],
    'cs-uri-query': [query],
    'cs-host': ['i', 'Host'],
    'sc-status': ['s'],
    'sc-bytes': ['O'],
    'cs-bytes': ['I'],
    's-port': ['p', 'local'],
    'x-forwarded-for': ['i', 'X-Forwarded-For'],
  }),
);

/** IIS logs a header of the administrator's choice under its bare name. */
const requestHeaders =
  /^(?:origin|access-control-request-(?:method|headers|private-network)|sec-fetch-(?:mode|site|dest))$/i;
const responseHeaders =
  /^(?:access-control-allow-(?:origin|methods|headers|credentials|private-network)|access-control-max-age|vary)$/i;

/** Lays out what a `#Fields:` line lists: names between spaces. The values stand between spaces, or tabs. */
export function layOutFields(listed: string, dialect: W3cDialect): Layout | CompileError {
  const items = createItems();
  const names = listed.trim().split(/\s+/);
  for (const [index, name] of names.entries()) {
    if (index > 0) items.literal(dialect === 'cloudfront' ? '\t' : ' ');
    addField(items, name, dialect);
  }
  return layOut(items.list(), {
    isUtc: true,
    dialect: dialect === 'cloudfront' ? percentDialect : plusDialect,
    // CloudFront writes 000 where the viewer was gone before the response.
    refine: dialect === 'cloudfront' ? clientGone(0) : refineByWin32Status(names),
    methodFields: 'cs-method',
  });
}

/** Windows' ERROR_NETNAME_DELETED, which IIS logs where the client was gone. */
const clientWasGone = '64';

function refineByWin32Status(names: readonly string[]): NonNullable<Layout['refine']> {
  const field = names.indexOf('sc-win32-status');
  return (record, { value }) =>
    field >= 0 && value(field) === clientWasGone ? withoutResponse(record, `sc-win32-status ${clientWasGone}`) : record;
}

function addField(items: Items, name: string, dialect: W3cDialect): void {
  const [, side, header = ''] = /^(cs|sc|rs)\((.+)\)$/.exec(name) ?? [];
  if (side !== undefined) items.field(name, side === 'cs' ? 'i' : 'o', header);
  else if (name === 'time-taken') items.field(name, dialect === 'cloudfront' ? seconds : 'T', 'ms');
  else if (requestHeaders.test(name)) items.field(name, 'i', name);
  else if (responseHeaders.test(name)) items.field(name, 'o', name);
  else items.field(name, ...(fields.get(name) ?? ([word] as const)));
}
