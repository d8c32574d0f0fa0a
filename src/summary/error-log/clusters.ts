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

/**
 * Puts lines that belong to one request together: of one client and port (or id), close in time. What the proxy writes
 * about its back end (AH00957) names no client and comes just before a line of the same thread that does; what a
 * program that could not be started left (AH01241) comes from another process.
 */
export function createClusters(): Clusters {
  const open = new Map<string, Cluster>();
  const byThread = new Map<string, ErrorEntry>();

  const noted = (entry: ErrorEntry): ErrorEntry | null => {
    for (const key of [entry.thread, scriptIn(entry.message)]) {
      if (key === null) continue;
      const before = byThread.get(key);
      if (before === undefined) continue;
      byThread.delete(key);
      if (Math.abs(entry.time.wall - before.time.wall) <= sameThread) return before;
    }
    return null;
  };

  return {
    note(entry) {
      const key = entry.code === 'AH01241' ? scriptIn(entry.message) : entry.thread;
      if (key !== null) keepNewest(byThread, key, entry, threadsKept);
    },
    add(entry) {
      const key = `${entry.client ?? ''} ${entry.port ?? entry.thread ?? ''} ${entry.id ?? ''}`;
      const { wall } = entry.time;
      let cluster = open.get(key);
      if (cluster === undefined || wall - cluster.last > sameRequest || wall < cluster.first) {
        const { client, port, id } = entry;
        cluster = { lines: [], client, port, id, first: wall, last: wall };
      }
      keepNewest(open, key, cluster, threadsKept);
      const before = noted(entry);
      for (const one of before === null ? [entry] : [before, entry]) {
        if (cluster.lines.length < linesKept) cluster.lines.push({ entry: one, meaning: meaningOf(one) });
      }
      cluster.last = wall;
      return cluster;
    },
  };
}

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

/** The line that names the reason best, the first of several; null where none names any. */
export function bestLine({ lines }: Cluster): Line | null {
  let best: Line | null = null;
  for (const line of lines) if (line.meaning.weight > (best?.meaning.weight ?? leastWeight - 1)) best = line;
  return best;
}

/** A lesser line says nothing about why a request failed. */
const leastWeight = 3;
