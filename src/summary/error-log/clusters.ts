import type { ErrorEntry } from '../../formats/error-log/error-log-reader.js';
import { type Meaning, meaningOf } from '../../formats/error-log/meaning.js';

/** The lines of one request, in the order of the file; the last that came is the newest. */
export type Cluster = {
  readonly lines: Line[];
  readonly client: string | null;
  readonly port: number | null;
  readonly id: string | null;
  /** Wall times in milliseconds. */
  readonly first: number;
  last: number;
};

export type Line = { readonly entry: ErrorEntry; readonly meaning: Meaning };

export type Clusters = {
  /** Adds a line; what it belongs to is given back. */
  readonly add: (entry: ErrorEntry) => Cluster;
  /** Remembers a line without a client: the next line of its thread may say whose it is. */
  readonly note: (entry: ErrorEntry) => void;
};

/** Lines of one request follow each other within this time, mostly at once. */
const sameRequest = 5000;
const sameThread = 1000;
const linesKept = 16;
const threadsKept = 256;
const notesKept = 4;

/**
 * Puts lines that belong to one request together: of one client and port (or id), close in time. What the proxy writes
 * about its back end (AH00957) names no client and comes just before a line of the same thread that does; what a
 * program that could not be started left (AH01241) comes from another process.
 */
export function createClusters(): Clusters {
  const open = new Map<string, Cluster>();
  /** What a thread, or the process that should have become a script, wrote without a client, in its order. */
  const byWriter = new Map<string, ErrorEntry[]>();

  const noted = (entry: ErrorEntry): readonly ErrorEntry[] => {
    for (const key of [entry.thread, scriptIn(entry.message)]) {
      const before = key === null ? undefined : byWriter.get(key);
      if (key === null || before === undefined) continue;
      byWriter.delete(key);
      const own = before.filter((one) => Math.abs(entry.time.wall - one.time.wall) <= sameThread);
      if (own.length > 0) return own;
    }
    return [];
  };

  return {
    note(entry) {
      const key = entry.code === 'AH01241' ? scriptIn(entry.message) : entry.thread;
      if (key === null) return;
      const before = byWriter.get(key) ?? [];
      keepNewest(byWriter, key, [...before.slice(1 - notesKept), entry], threadsKept);
    },
    add(entry) {
      const key = `${entry.client ?? ''} ${entry.port ?? entry.thread ?? ''} ${entry.id ?? ''}`;
      const { wall } = entry.time;
      const meaning = meaningOf(entry);
      let cluster = open.get(key);
      const isOver = cluster !== undefined && (wall - cluster.last > sameRequest || wall < cluster.first);
      if (cluster === undefined || isOver || saysAgain(cluster, entry, meaning)) {
        const { client, port, id } = entry;
        cluster = { lines: [], client, port, id, first: wall, last: wall };
      }
      keepNewest(open, key, cluster, threadsKept);
      for (const one of noted(entry)) keepLine(cluster, { entry: one, meaning: meaningOf(one) });
      keepLine(cluster, { entry, meaning });
      cluster.last = wall;
      return cluster;
    },
  };
}

/** Of many findings of mod_security the refusal comes last, and makes reasons of them. */
function keepLine({ lines }: Cluster, line: Line): void {
  if (lines.length >= linesKept && line.meaning.denial === 'refused') lines.pop();
  if (lines.length < linesKept) lines.push(line);
}

/** Whether this is the failure of another request on the same connection: no request fails twice in the same way. */
function saysAgain({ lines }: Cluster, entry: ErrorEntry, { weight, endsTrace, denial }: Meaning): boolean {
  if (weight < leastFailure || endsTrace || denial !== null || isOfTrace(entry)) return false;
  const start = entry.message.slice(0, sameStart);
  return lines.some(
    (line) =>
      line.meaning.weight >= leastFailure &&
      line.entry.module === entry.module &&
      line.entry.code === entry.code &&
      (entry.code !== null || line.entry.message.startsWith(start)),
  );
}

/** CGI programs write several such lines. */
function isOfTrace({ code }: ErrorEntry): boolean {
  return code === 'AH01215';
}

const leastFailure = 5;
const sameStart = 24;

/** The file name of the script that a CGI message is about. */
function scriptIn(message: string): string | null {
  const path =
    /^exec of '([^']+)' failed/.exec(message)?.[1] ??
    /^End of script output before headers: (\S+)$/.exec(message)?.[1] ??
    null;
  return path === null ? null : `script ${path.slice(path.lastIndexOf('/') + 1)}`;
}

function keepNewest<V>(map: Map<string, V>, key: string, value: V, capacity: number): void {
  map.delete(key);
  if (map.size >= capacity) map.delete(map.keys().next().value as string);
  map.set(key, value);
}

/** The line that names the reason best, the first of several, of exceptions the last; null where none names any. */
export function bestLine({ lines }: Cluster): Line | null {
  let best: Line | null = null;
  const isRefused = lines.some(({ meaning }) => meaning.denial === 'refused');
  for (const line of lines) {
    const { weight, endsTrace, denial } = line.meaning;
    if (denial === 'found' && !isRefused) continue;
    const more = weight - (best?.meaning.weight ?? leastWeight - 1);
    if (more > 0 || (more === 0 && endsTrace && best?.meaning.endsTrace === true)) best = line;
  }
  return best;
}

/** A lesser line says nothing about why a request failed. */
const leastWeight = 3;
