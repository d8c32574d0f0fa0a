import type { HttpRecord, Unreadable } from '../model/http-record.js';
import type { PlainShape } from './access-log/plain-lines.js';
import type { PrefixShape } from './access-log/prefix.js';
import type { LineIndex } from './blocks/line-index.js';
import type { Trust } from './forwarded/trusted-proxies.js';

/**
 * What the linker wants to see. A reader asks before it makes anything of a line, with the client's bytes still in
 * the chunk; nearly every line of a log is answered with no.
 */
export type Interest = {
  /** Whether this client (see `hashBytes`) may have a preflight waiting for its request. */
  readonly hasOpenPreflight: (clientHash: number) => boolean;
  /** A number for each value of the low bits of a hash: where it is 0, no such client has one. Left out: ask for each. */
  readonly waiting?: Uint32Array;
};

/** Where a reader hands on what it understood. Called synchronously, in the order of the input. */
export type Sink = {
  readonly record: (record: HttpRecord) => void;
  readonly unreadable: (unreadable: Unreadable) => void;
  /** Anything about the whole source that its reader must know: a cut, damage, a second document. One sentence. */
  readonly note: (note: string) => void;
};

/** Reads one source, chunk by chunk. A chunk is only valid during the call. */
export type Reader = {
  /** `index`: what another thread has found of the lines in it; only where `OpenedFormat.glance` was made for that. */
  readonly push: (chunk: Uint8Array, index?: LineIndex | null) => void;
  /** What has been counted up to here, for those who watch; `truncated` is not known yet. */
  readonly soFar?: () => Omit<ReaderTotals, 'truncated'>;
  /** The input is over: hands on what was still open. */
  readonly end: () => ReaderTotals | Promise<ReaderTotals>;
};

export type ReaderTotals = {
  /** Lines or entries seen, whether wanted or not. */
  readonly read: number;
  /** Of these, how many could not be understood (all of them, also beyond those handed to the sink). */
  readonly unreadable: number;
  /** The input stopped in the middle of a line, an entry or the document. */
  readonly truncated: boolean;
};

export type Detection = {
  /** 0 (not mine) to 1 (certain). */
  readonly confidence: number;
  /** Why, in one sentence that can follow "read as ... because". */
  readonly reason: string;
};

/** What a format promises about its records; the linker and the report depend on it. */
export type FormatTraits = {
  readonly unit: 'lines' | 'entries';
  /** How a follow-up is found: by client and time in a log, by neighbourhood in a recording of one browser. */
  readonly linking: 'log' | 'recording';
  /** False where the recorder leaves preflights out. */
  readonly recordsPreflights: boolean;
  /** Whether a request that the browser held back would show. */
  readonly recordsUnsent: boolean;
  /** Whether a response that the browser blocked would show (chrome-har and Playwright drop it). */
  readonly recordsBlocked: boolean;
  /** Lists a request before the preflight that was sent for it (Chrome, Firefox); wire captures list it after. */
  readonly requestFirst: boolean;
  /** Lower-case header names the source can show. */
  readonly recordedRequestHeaders: 'all' | ReadonlySet<string>;
  readonly recordedResponseHeaders: 'all' | ReadonlySet<string>;
  readonly server: string | null;
};

/** What must be known of a format to learn something of its lines before they are read; plain data. */
export type Glance = { readonly prefix: PrefixShape; readonly plain: PlainShape | null };

export type OpenedFormat = {
  readonly reader: Reader;
  /** Known when the reader is opened; a HAR completes them when it meets `creator`. */
  readonly traits: () => FormatTraits;
  /** For people: `combined (Debian, %O)`, `HAR from Chrome DevTools`. */
  readonly title: () => string;
  /** How many bytes it would be given at once, where they can be had so; left out where it does not matter. */
  readonly chunkSize?: number;
  /** With what other threads can look through its lines; left out or null where they cannot. */
  readonly glance?: Glance | null;
};

/** Bytes of which it is known where lines end, and so many lines before. They are only valid while they are read. */
export type Block = { readonly bytes: Buffer; readonly index: LineIndex; readonly linesBefore: number };

/** A preflight that is known before its line is read. */
export type Known = {
  /** Of its line, among those that were found in the block. */
  readonly ordinal: number;
  readonly hash: number;
  /** See `eventFields`. */
  readonly wasSeen: boolean;
  /** Indexes of the block. */
  readonly targetStart: number;
  readonly targetEnd: number;
};

/** Whether a line of the same client that holds the same target was passed over just before. */
export type Remembers = (preflight: Known) => boolean;

/** Goes through what is known of the lines of a block, in their order. */
export type Taker = {
  /** Goes on to the next line of which something is known: its index among those that were found; -1: there is none. */
  readonly next: () => number;
  /** Whether that line is settled; false: it has to be read like any other. */
  readonly take: () => boolean;
};

export type ReaderContext = {
  /** Name as the user gave it; stands in every SourceRef. */
  readonly file: string;
  readonly sink: Sink;
  readonly interest: Interest;
  /** Proxies whose word about their client counts; left out: those with addresses that nobody has on the internet. */
  readonly trusts?: Trust;
  /** Whether a report is all that is made of the records: headers that none asks for need not be their own. */
  readonly isForReport?: boolean;
  /** Makes use of what is known of the lines of a block. */
  readonly takerOf?: (block: Block, remembers: Remembers) => Taker;
};

/** One log or recording format. To add one: a file like this and a line in `formats/index.ts`. */
export type Format = {
  /** Name for `--log-format`. */
  readonly id: string;
  readonly title: string;
  /** Real lines (or a minimal document) that this format, and no other, claims; tested. */
  readonly samples: readonly string[];
  /** Looks at the first bytes of the (decompressed) input, up to 64 KB; `head` may end in the middle of anything. */
  readonly detect: (head: Uint8Array) => Detection | null;
  readonly open: (context: ReaderContext) => OpenedFormat;
  /** It finds where its lines begin, whatever a log daemon put before them. */
  readonly findsBeginnings?: true;
};

/** FNV-1a over the client's bytes: what `Interest` is asked with, and what the linker files a preflight under. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  return hash >>> 0;
}

/** The same hash for a client already made a string (its bytes as UTF-8). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) return hashWide(text);
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  return hash >>> 0;
}

function hashWide(text: string): number {
  const bytes = Buffer.from(text, 'utf8');
  return hashBytes(bytes, 0, bytes.length);
}
