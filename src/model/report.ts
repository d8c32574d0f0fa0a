import type { BodyFindings, ServerException } from './exception.js';
import type { Remedy } from './remedy.js';
import type { SourceRef } from './source-ref.js';
import type { Certainty, CheckName, EngineReports, Stage, Verdict } from './verdict.js';

/** Version of the JSON document; raised when a field changes its meaning or goes away. */
export const schemaVersion = 1;

/** A count of distinct things; an estimate (standard error 1.6 %) where there were too many to keep. */
export type DistinctCount = { readonly count: number; readonly exact: boolean };

/** The most frequent values with their counts, most frequent first; `others` counts what the list left out. */
export type TopList = {
  readonly items: readonly { readonly value: string; readonly count: number }[];
  readonly others: number;
};

export type SourceReport = {
  readonly file: string;
  readonly format: string;
  /** What was recognised and why, one sentence. */
  readonly formatReason: string;
  readonly unit: 'lines' | 'entries';
  readonly read: number;
  readonly unreadable: number;
  /** The input ended early: cut off, damaged, interrupted. */
  readonly partial: boolean;
  readonly notes: readonly string[];
  readonly recordsPreflights: boolean;
  /** CORS headers that this source does not record, lower-case; empty where all are. */
  readonly unrecordedHeaders: readonly string[];
  /** Server software as far as the source shows it, such as `apache`. */
  readonly server: string | null;
};

/** One failed or undecided exchange, flat: the fields of a `preflight` or `request` record of the contract. */
export type ExchangeRecord = {
  readonly type: 'preflight' | 'request';
  readonly source: SourceRef;
  readonly time: string | null;
  readonly client: string | null;
  readonly host: string | null;
  readonly url: string;
  readonly origin: string | null;
  readonly originInferred?: true;
  readonly requestMethod: string | null;
  readonly requestHeaders: readonly string[] | null;
  readonly status: number | null;
  readonly verdict: Verdict;
  readonly stage: 'preflight' | 'request' | null;
  readonly cause: string | null;
  readonly causes: readonly string[];
  readonly certainty: Certainty;
  readonly browser: EngineReports;
  readonly request:
    | ({
        readonly method: string;
        readonly status: number | null;
        readonly time: string | null;
        readonly sent: boolean;
      } & ({ readonly line: number } | { readonly entry: number }))
    | null;
  readonly reasons: readonly string[];
  readonly missing: readonly string[];
  readonly warnings: readonly string[];
  /** The log line as it stands in the file, bounded. */
  readonly raw?: string;
  /** What finds its line in the error log: `%L` or the unique id, and the client's port. */
  readonly errorLogId?: string;
  readonly clientPort?: number;
  /** The proxy that spoke for the client; the error log names that one. */
  readonly peer?: string;
  /** What the body of the failed response says, where the input has it. */
  readonly body?: BodyFindings;
};

/** The headers of a response that CORS looks at, values in order and bounded: empty where not sent, null where not recorded. */
export type CorsHeaders = Readonly<Record<CorsHeaderName, readonly string[] | null>>;

export type CorsHeaderName =
  | 'access-control-allow-origin'
  | 'access-control-allow-credentials'
  | 'access-control-allow-methods'
  | 'access-control-allow-headers'
  | 'access-control-max-age'
  | 'location'
  | 'vary';

/** A check that did not hold, and what it stumbled over: header names, a method, a reason. Bounded. */
export type FailedCheck = { readonly stage: Stage; readonly check: CheckName; readonly what: readonly string[] };

/** A record that stands for its group, with what the responses allowed. */
export type Exemplar = ExchangeRecord & {
  readonly answers?: { readonly preflight: CorsHeaders | null; readonly request: CorsHeaders | null };
  readonly failedChecks?: readonly FailedCheck[];
  /** Absent where no error log was read, or none of its lines belongs to this record. */
  readonly errorLog?: ErrorLogLine;
};

/** The line of an error log that explains a record. Its text is raw input. */
export type ErrorLogLine = {
  readonly source: SourceRef;
  readonly time: string | null;
  /** As it stands in the file, bounded. */
  readonly text: string;
  /** The other lines of the same request, and what a program wrote around them; bounded. */
  readonly context: readonly string[];
  /** What the line and its context show of an exception; absent where they show none. */
  readonly exception?: ServerException;
  /** What ties it to the record: an id, the client's port, or client and time. */
  readonly joinedBy: 'id' | 'client-port' | 'client-time';
};

/**
 * What the error log says of a group.
 * - `reason`: `line` explains it
 * - `answered-by-application`: there is no line, and httpd writes one for every such failure of its own
 * - `nothing`: there is no line, which means nothing
 */
export type ErrorLogFindings = {
  readonly says: 'reason' | 'answered-by-application' | 'nothing';
  /** Of the group's exemplars, those looked up, and those a line was found for. */
  readonly lookedUp: number;
  readonly found: number;
  readonly line: ErrorLogLine | null;
};

/** httpd started, stopped or restarted, as its error log says. */
export type ServerEvent = {
  readonly kind: 'restart' | 'graceful-restart' | 'stop' | 'start';
  readonly time: string | null;
  readonly source: SourceRef;
  readonly text: string;
};

/** What a recording of a browser and the log of its server say of the same requests. */
export type CrossCheck = {
  /** Files of the recordings. */
  readonly recordings: readonly string[];
  /** Requests of the recordings to the logs' servers, in the time that the logs cover. */
  readonly compared: number;
  /** Found in both. */
  readonly matched: number;
  /** Found in both, but with another status: something between the browser and the server changed it. */
  readonly changed: number;
  /** The browser sent them, and the server never logged them; the first of `compared - matched`. */
  readonly neverLogged: readonly RecordedRequest[];
  /** How far the server's clock is ahead of the browser's, in milliseconds; null where nothing matched. */
  readonly clockAheadMs: number | null;
};

export type RecordedRequest = {
  readonly source: SourceRef;
  readonly method: string;
  readonly url: string;
  readonly time: string | null;
  /** As the browser saw it; 0 for no response. */
  readonly status: number | null;
};

export type ErrorLogReport = {
  readonly file: string;
  readonly lines: number;
  readonly first: string | null;
  readonly last: string | null;
};

/** When an origin was seen in a group, and by whom; `clients` is null where there were too many to estimate, or none. */
export type SeenOrigin = {
  readonly origin: string;
  readonly first: string | null;
  readonly last: string | null;
  readonly clients: DistinctCount | null;
  /** Null where there were several. */
  readonly onlyClient: string | null;
};

/** Failures that are "the same": one cause on one endpoint. */
export type Group = {
  /** Stable within a report: verdict, cause, status, detail, host and path, as JSON. */
  readonly key: string;
  readonly cause: string;
  readonly family: string;
  /** What the reader can see on the server, such as `nobody answers OPTIONS`. */
  readonly title: string;
  readonly status: number | null;
  readonly host: string | null;
  /** Path template: variable segments are `*`. */
  readonly path: string;
  readonly verdict: Verdict;
  readonly certainty: Certainty;
  readonly count: number;
  /** Preflights (or simple requests) judged on this endpoint in all, failed or not. */
  readonly endpointTotal: number;
  /** What the group's verdict rests on beyond its records, as short sentences. */
  readonly evidence: readonly string[];
  readonly first: string | null;
  readonly last: string | null;
  /** When it failed, against all that was judged on its endpoint; null where the failures stand out at no time. */
  readonly incident: Incident | null;
  /** Failures in the buckets of the report's timeline; empty where the input has no times. */
  readonly failedOverTime: readonly number[];
  readonly clients: DistinctCount;
  readonly origins: TopList;
  /** The same origins, as far as they are told apart. */
  readonly seenOrigins?: readonly SeenOrigin[];
  /** What preflights announced; empty where the input does not record it. */
  readonly methods: TopList;
  /** Then those of the requests that followed other preflights on this endpoint. */
  readonly methodsNearby?: readonly string[];
  /** Header names: those that were refused, or those announced where the cause is another. */
  readonly headers: TopList;
  readonly browser: EngineReports;
  readonly warnings: readonly { readonly id: string; readonly count: number }[];
  /** Why it fails, and what the browser does; sentences without mark-up. */
  readonly why: string;
  /** What would settle it, where it is not certain; else null. */
  readonly confirm: string | null;
  readonly remedies: readonly Remedy[];
  readonly exemplars: readonly Exemplar[];
  /** Null where no error log was read, or the group's status is none that one would explain. */
  readonly errorLog: ErrorLogFindings | null;
};

/**
 * Something worth mending that blocked nothing by itself. `groups` say where: one for each host, most frequent first,
 * with `cause` the warning's id and `family` `warning`; of very many hosts the first.
 */
export type WarningReport = {
  readonly id: string;
  readonly count: number;
  readonly title: string;
  readonly advice: string;
  readonly groups: readonly Group[];
};

/** How many failed of those judged in a stretch of time. */
export type Share = { readonly failed: number; readonly judged: number };

/**
 * A stretch of time in which failures stood out from what was usual before and after. `began` is the time of its first
 * failure and `ended` that of its last; null where it reaches the beginning, or the end, of the input.
 */
export type Incident = {
  readonly began: string | null;
  readonly ended: string | null;
  readonly before: Share;
  readonly during: Share;
  readonly after: Share;
  /** The last restart of the server shortly before it began, and the first shortly after it ended. */
  readonly restartBefore?: ServerEvent;
  readonly restartAfter?: ServerEvent;
};

export type Timeline = {
  /** Start of the first bucket, ISO 8601. */
  readonly start: string;
  readonly bucketSeconds: number;
  readonly judged: readonly number[];
  readonly failed: readonly number[];
};

export type Report = {
  readonly schemaVersion: typeof schemaVersion;
  readonly tool: { readonly name: string; readonly version: string };
  readonly sources: readonly SourceReport[];
  readonly first: string | null;
  readonly last: string | null;
  readonly counts: {
    readonly preflights: number;
    readonly requests: number;
    readonly passed: number;
    readonly blocked: number;
    readonly undecided: number;
    /** Exchanges in groups that are judged blocked, the group's own evidence included; at least `blocked`. */
    readonly failed: number;
    /** Of `preflights` alone. */
    readonly preflightsBlocked: number;
    readonly optionsByKind: Readonly<Record<string, number>>;
    readonly unreadable: number;
  };
  readonly clients: DistinctCount;
  readonly origins: TopList;
  readonly timeline: Timeline | null;
  /** The greatest stretch of failures of all causes together; null where they stand out at no time. */
  readonly incident: Incident | null;
  /** Blocked first, by count; then undecided. */
  readonly groups: readonly Group[];
  /** Holes first, then by count. */
  readonly warnings: readonly WarningReport[];
  readonly unreadable: readonly { readonly source: SourceRef; readonly reason: string }[];
  readonly partial: boolean;
  readonly errorLogs: readonly ErrorLogReport[];
  /** Null unless a recording and a log were read together. */
  readonly crossCheck: CrossCheck | null;
  /** False where a recorder is known to leave preflights out, so that silence proves nothing. */
  readonly recordsPreflights: boolean;
};
