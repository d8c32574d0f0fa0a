import type { Entry, ZipFile } from 'yauzl';
import { closable } from './closable.js';
import { sessionToEntry } from './fiddler-session.js';
import { notePartial, type SourceCondition } from './source.js';

/** How a file of the archive is unpacked. */
export type OpenEntry = (entry: Entry) => Promise<AsyncIterable<Uint8Array>>;

type Part = 'c' | 's' | 'm';
type Session = { readonly [P in Part]?: Entry };

/** The sessions of a Fiddler archive (SAZ): `raw/017_c.txt` is a request, `_s.txt` its response, `_m.xml` when and who. */
export type Sessions = {
  /** Whether the file belongs to a session. */
  readonly add: (entry: Entry) => boolean;
  readonly count: () => number;
  readonly isEncrypted: () => boolean;
  readonly inOrder: () => readonly Session[];
  readonly leftOut: () => number;
};

const mostSessions = 50_000;
/** The headers, and the beginning of a body that may show an exception. */
const longestMessage = 256 * 1024;
const longestMetadata = 16 * 1024;

export function collectSessions(): Sessions {
  const sessions = new Map<number, { -readonly [P in Part]?: Entry }>();
  let leftOut = 0;
  let encrypted = false;
  return {
    add(entry) {
      const [, number, part] = /^raw\/(\d{1,9})_([csm])\.(?:txt|xml)$/.exec(entry.fileName) ?? [];
      if (number === undefined || part === undefined) return false;
      let session = sessions.get(Number(number));
      if (session === undefined && sessions.size >= mostSessions) {
        if (part === 'c') leftOut++;
        return true;
      }
      session ??= {};
      sessions.set(Number(number), session);
      session[part as Part] = entry;
      encrypted ||= entry.isEncrypted();
      return true;
    },
    count: () => sessions.size,
    isEncrypted: () => encrypted,
    inOrder: () => [...sessions].sort(([a], [b]) => a - b).map(([, session]) => session),
    leftOut: () => leftOut,
  };
}

/** The archive as a HAR, one session after the other. Of each file no more is unpacked than is needed. */
export function readSaz(
  zip: ZipFile,
  sessions: Sessions,
  open: OpenEntry,
  condition: SourceCondition,
): AsyncIterable<Uint8Array> {
  return closable(writeHar(sessions, open, condition, zip), () => zip.close());
}

async function* writeHar(
  sessions: Sessions,
  open: OpenEntry,
  condition: SourceCondition,
  zip: ZipFile,
): AsyncGenerator<Uint8Array> {
  try {
    yield Buffer.from('{"log":{"version":"1.2","creator":{"name":"Fiddler sessions","version":""},"entries":[\n');
    let separator = '';
    for (const { c, s, m } of sessions.inOrder()) {
      const request = await beginningOf(c, longestMessage, open);
      const response = await beginningOf(s, longestMessage, open);
      const metadata = await beginningOf(m, longestMetadata, open);
      const entry = sessionToEntry(request ?? none, response ?? none, metadata?.toString() ?? '');
      // Nothing stands in its place, so that the others keep theirs and the reader counts it.
      yield Buffer.from(`${separator}${JSON.stringify(entry ?? {})}\n`);
      separator = ',';
    }
    yield Buffer.from(']}}\n');
    if (sessions.leftOut() > 0) {
      notePartial(condition, `it holds ${sessions.leftOut()} sessions more than the ${mostSessions} that were read`);
    }
  } finally {
    zip.close();
  }
}

const none = Buffer.alloc(0);

/** The first bytes of a file; null where there is none or it is damaged. */
async function beginningOf(entry: Entry | undefined, longest: number, open: OpenEntry): Promise<Buffer | null> {
  if (entry === undefined) return null;
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of await open(entry)) {
      chunks.push(Buffer.from(chunk));
      length += chunk.length;
      if (length >= longest) break;
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks).subarray(0, longest);
}
