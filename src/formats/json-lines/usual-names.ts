import { forwardingHeaders } from '../forwarded/forwarded-client.js';

/** What a member of a line may be. */
export type Role =
  | 'requestLine'
  | 'method'
  | 'url'
  | 'query'
  | 'status'
  | 'client'
  | 'clientPort'
  | 'host'
  | 'begin'
  | 'end'
  | 'duration'
  | 'size'
  | 'requestHeaders'
  | 'responseHeaders';

/** Names that people give to a role, without case and punctuation, the surest first. */
export const usualNames: Readonly<Record<Role, readonly string[]>> = {
  requestLine: ['requestline', 'requestfirstline', 'request', 'req', 'r'],
  method: ['method', 'requestmethod', 'httpmethod', 'reqmethod', 'verb', 'm'],
  url: ['requesturi', 'originalurl', 'url', 'uri', 'requesturl', 'requestpath', 'httpurl', 'path', 'uripath', 'target'],
  query: ['query', 'querystring', 'args', 'uriquery', 'q'],
  status: ['status', 'statuscode', 'responsestatus', 'httpstatus', 'httpstatuscode', 'responsecode', 'code', 's'],
  client: [
    'clientip',
    'remoteaddr',
    'remoteip',
    'remoteaddress',
    'clientaddr',
    'clientaddress',
    'remotehost',
    'client',
    'remote',
    'ip',
    'sourceip',
    'srcip',
  ],
  clientPort: ['remoteport', 'clientport'],
  host: ['httphost', 'host', 'vhost', 'virtualhost', 'authority', 'servername', 'domain'],
  begin: ['starttime', 'time', 'timestamp', 'date', 'datetime', 'ts', 't', 'requesttimeepoch', 'requesttime'],
  // nginx's own names: it logs when it is done.
  end: ['timeiso8601', 'timelocal', 'msec'],
  // Seconds, as nginx writes them.
  duration: ['requesttime'],
  size: ['bodybytessent', 'bytessent', 'bytes', 'responsesize', 'size', 'contentlength'],
  requestHeaders: ['requestheaders', 'reqheaders'],
  responseHeaders: ['responseheaders', 'resheaders', 'respheaders'],
};

const requestNames: readonly (readonly [name: string, abbreviation?: string])[] = [
  ['origin', 'o'],
  ['referer', 'referrer'],
  ['user-agent', 'ua'],
  ['cookie'],
  ['access-control-request-method', 'acrm'],
  ['access-control-request-headers', 'acrh'],
  ['access-control-request-private-network', 'acrpn'],
  ['sec-fetch-mode'],
  ['sec-fetch-site'],
  ['sec-fetch-dest'],
  ...forwardingHeaders.map((name): readonly [string] => [name]),
];

const responseNames: typeof requestNames = [
  ['access-control-allow-origin', 'acao'],
  ['access-control-allow-methods', 'acam'],
  ['access-control-allow-headers', 'acah'],
  ['access-control-allow-credentials', 'acac'],
  ['access-control-max-age', 'acma'],
  ['access-control-expose-headers', 'aceh'],
  ['access-control-allow-private-network', 'acapn'],
  ['vary'],
  ['location', 'loc'],
];

/** Usual names of headers that are logged one by one, without case and punctuation, and the header's own. */
export const usualRequestHeaders = spell(requestNames, ['', 'http', 'request', 'req', 'reqheader', 'requestheader']);
export const usualResponseHeaders = spell(responseNames, ['', 'senthttp', 'response', 'resp', 'respheader']);

function spell(headers: typeof requestNames, prefixes: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [name, abbreviation] of headers) {
    for (const prefix of prefixes) names.set(prefix + plainName(name), name);
    if (abbreviation !== undefined) names.set(abbreviation, name);
  }
  return names;
}

/** Without case and punctuation: `$remote_addr`, `remoteAddr` and `@remote-addr` are one name. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
