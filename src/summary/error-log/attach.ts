import type { ErrorEntry } from '../../formats/error-log/error-log-reader.js';
import { exceptionInLines } from '../../formats/exceptions/recognise.js';
import type { ServerException } from '../../model/exception.js';
import type { ErrorLogFindings, ErrorLogLine, Exemplar, Group, Report } from '../../model/report.js';
import { bestLine, type Cluster } from './clusters.js';
import type { Pair } from './match.js';
import { isLookedUp, type Query } from './queries.js';

export type Attachment = {
  readonly lookedUp: readonly Query[];
  /** Whether the error logs tell of failed requests at all. */
  readonly tellsFailures: boolean;
  /** When they begin, in milliseconds since the epoch. */
  readonly begins: number;
};

const contextLines = 12;
const longestContext = 500;
const longestLine = 2048;

/**
 * Failures of which httpd itself leaves a line at its default LogLevel. It leaves none of a 401 without credentials, a
 * 404, a rewrite to 403 or, in maintenance, to 503, or a back end that hung up on a connection it had kept (502).
 */
const neverSilent: ReadonlySet<number> = new Set([405, 500, 501, 504]);

/** The report with the lines that explain its exemplars, and what that says of each group. */
export function attach(report: Report, pairs: readonly Pair[], attachment: Attachment): Report {
  const byExemplar = new Map<string, Pair>();
  for (const pair of pairs) byExemplar.set(`${pair.query.group} ${pair.query.exemplar}`, pair);
  const lookedUp = new Map<number, Query[]>();
  for (const query of attachment.lookedUp) {
    const list = lookedUp.get(query.group);
    if (list === undefined) lookedUp.set(query.group, [query]);
    else list.push(query);
  }
  const groups = report.groups.map((group, index): Group => {
    if (!isLookedUp(group)) return group;
    const exemplars = group.exemplars.map((exemplar, position): Exemplar => {
      const pair = byExemplar.get(`${index} ${position}`);
      return pair === undefined ? exemplar : { ...exemplar, errorLog: toLine(pair) };
    });
    const errorLog = summarise(group, exemplars, lookedUp.get(index) ?? [], attachment);
    return { ...group, exemplars, errorLog };
  });
  return { ...report, groups };
}

function summarise(
  group: Group,
  exemplars: readonly Exemplar[],
  queries: readonly Query[],
  { tellsFailures, begins }: Attachment,
): ErrorLogFindings {
  const lines = exemplars.flatMap(({ errorLog }) => errorLog ?? []);
  const counts = { lookedUp: queries.length, found: lines.length };
  if (lines.length > 0) return { ...counts, says: 'reason', line: lines[0] ?? null };
  const isCovered = queries.length > 0 && queries.every(({ time }) => time >= begins);
  const speaks = tellsFailures && isCovered && neverSilent.has(group.status ?? 0);
  return { ...counts, says: speaks ? 'answered-by-application' : 'nothing', line: null };
}

function toLine({ cluster, by, zone }: Pair): ErrorLogLine {
  const best = bestLine(cluster)?.entry ?? (cluster.lines[0]?.entry as ErrorEntry);
  const exception = exceptionOf(cluster);
  return {
    source: best.source,
    time: new Date(best.time.wall - (best.time.zone ?? zone) * 60_000).toISOString(),
    text: best.text.slice(0, longestLine),
    context: contextOf(cluster, best),
    ...(exception === null ? {} : { exception }),
    joinedBy: by,
  };
}

/** mod_wsgi writes a line for each of the traceback; other programs write one, and the rest behind or before it. */
function exceptionOf({ lines }: Cluster): ServerException | null {
  return exceptionInLines(lines.flatMap(({ entry }) => [entry.message, ...entry.trace]));
}

function contextOf({ lines }: Cluster, best: ErrorEntry): readonly string[] {
  const context = [
    ...best.trace,
    ...lines.flatMap(({ entry }) => (entry === best ? [] : [entry.text, ...entry.trace])),
  ];
  return context.slice(0, contextLines).map((text) => text.slice(0, longestContext));
}
