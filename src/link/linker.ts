import type { Interest } from '../formats/format.js';
import type { Exchange, PlainOptions } from '../model/exchange.js';
import type { HttpRecord } from '../model/http-record.js';

/** What the linker hands on, as soon as its evidence is complete. */
export type LinkSink = {
  readonly exchange: (exchange: Exchange) => void;
  readonly options: (options: PlainOptions) => void;
};

/** Turns records into exchanges. One linker may see several sources of one server, in the order of time. */
export type Linker = {
  readonly interest: Interest;
  readonly add: (record: HttpRecord) => void;
  /** No more records: hands on what was still open. */
  readonly end: () => void;
};

/** The linker of logs, which can be spared lines of which all is known: see `audit-conversations.ts`. */
export type LogLinker = Linker & {
  /** Whether a preflight of this time, in milliseconds, would wait for its request as long as any. */
  readonly isUpToDate: (time: number) => boolean;
  /** Instead of `add`, for a preflight that was refused, or whose request is known. */
  readonly passPreflight: (time: number, activitySlot: number, file: string) => void;
  /** For that request; `telling`: its method shows that it was announced. */
  readonly passRequest: (time: number, activitySlot: number, file: string, telling: boolean) => void;
};

export type LinkOptions = {
  /** How long after a preflight its request may come, in milliseconds. */
  readonly windowMs: number;
};
