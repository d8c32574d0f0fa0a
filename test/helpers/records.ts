import type { Exchange } from '../../src/model/exchange.js';
import type { HeaderBag, HttpRecord } from '../../src/model/http-record.js';

/** A header bag of a source that records everything. */
export function headers(values: Readonly<Record<string, string | readonly string[]>>): HeaderBag {
  const lines = Object.entries(values).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((line): [string, string] => [name, line]),
  );
  return { lines, recorded: 'all', repeats: 'kept' };
}

/** A header bag of a log that records these names; null stands for "not sent". */
export function logged(
  values: Readonly<Record<string, string | null>>,
  repeats: HeaderBag['repeats'] = 'kept',
): HeaderBag {
  const lines = Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  return { lines, recorded: new Set(Object.keys(values)), repeats };
}

export const browser =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

let position = 0;

/** A line of a combined log: a GET from a browser on another origin. */
export function logRecord(parts: Partial<HttpRecord> = {}): HttpRecord {
  return {
    source: { file: 'access.log', line: ++position },
    time: 0,
    timeResolution: 1000,
    client: '192.0.2.1',
    host: null,
    url: '/v1/items',
    method: 'GET',
    requestHeaders: logged({ referer: 'https://app.example.com/', 'user-agent': browser }),
    status: 200,
    responseHeaders: logged({}),
    sent: true,
    marks: {},
    ...parts,
  };
}

/** An entry of a recording: a GET by `fetch` from another origin. */
export function harRecord(parts: Partial<HttpRecord> = {}): HttpRecord {
  return {
    source: { file: 'traffic.har', entry: position++ },
    time: 0,
    timeResolution: 1,
    client: null,
    host: 'api.example.com',
    url: 'https://api.example.com/v1/items',
    method: 'GET',
    requestHeaders: headers({ origin: 'https://app.example.com' }),
    status: 200,
    responseHeaders: headers({ 'access-control-allow-origin': 'https://app.example.com' }),
    sent: true,
    marks: { resourceType: 'fetch' },
    ...parts,
  };
}

/** A preflight in a recording that allows what it was asked for. */
export function harPreflight(method: string, names: string, parts: Partial<HttpRecord> = {}): HttpRecord {
  return harRecord({
    method: 'OPTIONS',
    status: 204,
    requestHeaders: headers({
      origin: 'https://app.example.com',
      'access-control-request-method': method,
      ...(names === '' ? {} : { 'access-control-request-headers': names }),
    }),
    responseHeaders: headers({
      'access-control-allow-origin': 'https://app.example.com',
      'access-control-allow-methods': method,
      'access-control-allow-headers': names,
    }),
    marks: { resourceType: 'preflight', preflight: true },
    ...parts,
  });
}

export function exchange(parts: Partial<Exchange>): Exchange {
  return {
    preflight: null,
    request: null,
    followUp: 'sent',
    origin: 'https://app.example.com',
    originInferred: false,
    redirectedFrom: null,
    redirectFollowed: null,
    coveredBy: null,
    linkedBy: [],
    ...parts,
  };
}
