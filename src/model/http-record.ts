import type { BodyFindings } from './exception.js';
import type { SourceRef } from './source-ref.js';

/** One header line; the name is lower-case, the value is as it was sent, without the line's own white space. */
export type HeaderLine = readonly [name: string, value: string];

/**
 * The header lines one source shows of a message, and what it would have shown.
 * `recorded` keeps *not logged* apart from *not sent*: a name outside it says nothing.
 * A header whose value nobody asked for before must be made known to `formats/har/assembly/telling.ts`.
 */
export type HeaderBag = {
  readonly lines: readonly HeaderLine[];
  readonly recorded: 'all' | ReadonlySet<string>;
  /** `first-only`: the source hides repeated lines (Apache's `%{X}o`), so one line may stand for several. */
  readonly repeats: 'kept' | 'first-only';
};

export const nothingRecorded: HeaderBag = { lines: [], recorded: new Set(), repeats: 'kept' };

/** The values of a header in order, an empty list where it was not sent, or `unrecorded`. */
export function readHeader(bag: HeaderBag, name: string): readonly string[] | 'unrecorded' {
  const values: string[] = [];
  for (const line of bag.lines) if (line[0] === name) values.push(line[1]);
  if (values.length > 0) return values;
  return bag.recorded === 'all' || bag.recorded.has(name) ? values : 'unrecorded';
}

/** The first value of a header, or null where it was not sent or not recorded. */
export function firstHeader(bag: HeaderBag, name: string): string | null {
  for (const line of bag.lines) if (line[0] === name) return line[1];
  return null;
}

/** Whether the source would have shown this header. */
export function isRecorded(bag: HeaderBag, name: string): boolean {
  return bag.recorded === 'all' || bag.recorded.has(name);
}

/** One request and its response as a single source saw them. */
export type HttpRecord = {
  readonly source: SourceRef;
  /** When the request began, in milliseconds since the epoch (UTC); null where not recorded or not readable. */
  readonly time: number | null;
  /** How coarse `time` is, in milliseconds: 1000 for Apache's `%t`, 1 for HAR. */
  readonly timeResolution: number;
  /** Address or host name as logged. */
  readonly client: string | null;
  /** Authority (`host` or `host:port`) where known. */
  readonly host: string | null;
  /** Absolute where the input has it (HAR), else the request target. Never with a fragment. */
  readonly url: string;
  readonly method: string;
  readonly requestHeaders: HeaderBag;
  /** HTTP status; 0 where there was no response; null where unknown. */
  readonly status: number | null;
  readonly responseHeaders: HeaderBag;
  /** Whether the request left the browser, as far as the recorder tells; a server's log line is always true. */
  readonly sent: boolean | null;
  /** What only some recorders know. Absent keys mean "this recorder does not say". */
  readonly marks: RecordMarks;
};

export type RecordMarks = {
  /**
   * The recorder's own words for a failure: `_error`, `_failureText`. Never a CORS verdict by itself. Null where the
   * recorder writes one for every blocked request, and wrote none.
   */
  readonly error?: string | null;
  /** The recorder leaves out every response that the browser kept from the page, and has this one. */
  readonly delivered?: boolean;
  /** `preflight`, `fetch`, `xhr`, `document`, ... in lower case. */
  readonly resourceType?: string;
  /** The recorder says that this entry is a preflight. */
  readonly preflight?: boolean;
  /** Id of the actual request, where the recorder links a preflight to it (chrome-har). */
  readonly requestId?: string;
  readonly preflightFor?: string;
  /** Answered by a service worker, or the page's double of the worker's own request. */
  readonly serviceWorker?: boolean;
  readonly fromCache?: boolean;
  /** A cookie is known to have been sent. */
  readonly cookies?: boolean;
  /** The export may have left out cookies and authorization, so that their absence says nothing (Chrome's default). */
  readonly sanitised?: boolean;
  /** A test answered or changed the request on its way (Playwright's routes); it proves nothing about the server. */
  readonly intercepted?: boolean;
  /** Bytes sent for the response, as `%b` or `%O` count them. */
  readonly bytesSent?: number;
  /** The status the proxied application itself answered; null where the server answered by itself. */
  readonly backendStatus?: number | null;
  /** Apache's `%R`. */
  readonly handler?: string;
  /** Joins a line with the error log: `%L` or `%{UNIQUE_ID}e`, and the client's port. */
  readonly errorLogId?: string;
  readonly clientPort?: number;
  /** The proxy that spoke for the client, where the server's own lines name that one. */
  readonly peer?: string;
  /** What the body of a failed response says (HAR only). */
  readonly body?: BodyFindings;
  /** The log line as it stands in the file, bounded; for evidence. */
  readonly raw?: string;
};

/** A line or entry that could not be understood. `excerpt` is raw input: escape it before showing it. */
export type Unreadable = {
  readonly source: SourceRef;
  readonly reason: string;
  readonly excerpt: string;
};
