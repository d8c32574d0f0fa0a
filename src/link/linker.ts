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

export type LinkOptions = {
  /** How long after a preflight its request may come, in milliseconds. */
  readonly windowMs: number;
};
