import type { JsonPath } from './json-path.js';

/** Where a value may stand: the first path that shows one counts. */
export type Sources = readonly JsonPath[];

export type HeaderSources = {
  /** An object that holds every header: a name, and a text or a list of texts. */
  readonly objects: Sources;
  /** Every member of the line whose name begins like this is a header. */
  readonly prefix: string | null;
  /** Members of the line that nobody would choose one by one: where two are there, all headers are. */
  readonly wholesale: readonly string[];
  /** Headers that are logged one by one, by lower-case name. */
  readonly single: ReadonlyMap<string, Sources>;
};

/** Where the lines of a JSON log show what a record is made of. */
export type FieldMap = {
  /** `GET / HTTP/1.1` in one. */
  readonly requestLine: Sources;
  readonly method: Sources;
  readonly url: Sources;
  readonly query: Sources;
  readonly status: Sources;
  /** An address or a name, with its port or not; of a list the first. */
  readonly client: Sources;
  readonly clientPort: Sources;
  readonly host: Sources;
  /** When the request began. */
  readonly begin: Sources;
  /** When it ended: `duration` leads back to its begin. */
  readonly end: Sources;
  readonly duration: Sources;
  /** What a bare number in `duration` counts, in milliseconds. */
  readonly durationUnit: number;
  readonly size: Sources;
  /** What the application behind a proxy answered; null where the map knows no such thing. */
  readonly backendStatus: Sources | null;
  readonly requestHeaders: HeaderSources;
  readonly responseHeaders: HeaderSources;
};

const noHeaders: HeaderSources = { objects: [], prefix: null, wholesale: [], single: new Map() };

export const noFields: FieldMap = {
  requestLine: [],
  method: [],
  url: [],
  query: [],
  status: [],
  client: [],
  clientPort: [],
  host: [],
  begin: [],
  end: [],
  duration: [],
  durationUnit: 1000,
  size: [],
  backendStatus: null,
  requestHeaders: noHeaders,
  responseHeaders: noHeaders,
};

export function headersIn(...objects: readonly JsonPath[]): HeaderSources {
  return { ...noHeaders, objects };
}

export function headersNamed(prefix: string, wholesale: readonly string[]): HeaderSources {
  return { ...noHeaders, prefix, wholesale: wholesale.map((name) => prefix + name) };
}

export function headersApart(single: ReadonlyMap<string, Sources>): HeaderSources {
  return { ...noHeaders, single };
}
