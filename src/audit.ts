import { auditErrorLogs } from './audit-error-logs.js';
import { auditSource, isCutShort } from './audit-source.js';
import { judge } from './causes/judge.js';
import { resolveLogFormat } from './formats/index.js';
import type { Source } from './input/source.js';
import { defaultWindowMs } from './link/default-window.js';
import { createLinkers } from './link/linkers.js';
import type { Finding } from './model/finding.js';
import type { Report, SourceReport } from './model/report.js';
import { paceSnapshots } from './pace-snapshots.js';
import { createCrossCheck } from './summary/cross-check.js';
import { addToTally, createTally } from './summary/tally.js';
import { toReport } from './summary/to-report.js';
import { tool } from './tool.js';

export type AuditOptions = {
  /** A format's name or an Apache LogFormat string; null or left out: looked for in the content. */
  readonly logFormat?: string | null;
  /** How long after a preflight its request may come, in milliseconds. */
  readonly windowMs?: number;
  /** Apache error logs, looked through after the sources for what explains the failures. */
  readonly errorLogs?: Iterable<Source> | AsyncIterable<Source>;
  /** Called with every finding as soon as its own evidence is complete. */
  readonly onFinding?: (finding: Finding) => void;
  /** Called for a source of which nothing could be read; `message` is one sentence. */
  readonly onProblem?: (problem: AuditProblem) => void;
  readonly onProgress?: (progress: Progress) => void;
  /** Called with the report so far while reading goes on, the source being read included. */
  readonly onSnapshot?: (report: Report) => void;
  /** How often at most, in milliseconds; seldomer where a report is costly to make. */
  readonly snapshotEveryMs?: number;
  /** Stops reading; what was read is reported, marked partial. */
  readonly signal?: AbortSignal;
  /** The sources grow without end: all are read together, and stopping them leaves nothing out. */
  readonly endless?: boolean;
};

export type AuditProblem = { readonly file: string; readonly message: string };

/** How far a source has been read, in bytes on disk; `size` is null where that is not known. */
export type Progress = { readonly file: string; readonly bytesRead: number; readonly size: number | null };

const defaultSnapshotEveryMs = 250;

/**
 * The whole street: reads the sources in order, links, judges and sums up. Recordings that come before logs of the same
 * requests are compared with them. Bad data never makes it reject: it is
 * counted in the report, and a source of which nothing could be read goes to `onProblem`.
 *
 * @throws LogFormatError where `logFormat` is no format.
 */
export async function audit(
  sources: Iterable<Source> | AsyncIterable<Source>,
  options: AuditOptions = {},
): Promise<Report> {
  const tally = createTally();
  const crossCheck = createCrossCheck();
  const found = (finding: Finding) => {
    addToTally(tally, finding);
    crossCheck.add(finding);
    options.onFinding?.(finding);
  };
  const linkers = createLinkers(
    { windowMs: options.windowMs ?? defaultWindowMs },
    {
      exchange: (exchange) => found(judge(exchange)),
      options: (plain) => found({ type: 'options', ...plain }),
    },
  );
  const logFormat = options.logFormat == null ? null : resolveLogFormat(options.logFormat);
  const reports: (SourceReport | null)[] = [];
  const open = new Set<() => SourceReport>();
  const { name, version } = tool;
  const reportOn = (sources: readonly SourceReport[]): Report =>
    toReport(tally, {
      tool: { name, version },
      sources,
      partial: isCutShort(options),
      crossCheck: crossCheck.finish(),
    });
  const snapshots = paceSnapshots(
    () => reportOn([...known(reports), ...[...open].map((soFar) => soFar())]),
    options.onSnapshot ?? null,
    options.snapshotEveryMs ?? defaultSnapshotEveryMs,
  );
  const street = { linkers, found, logFormat, options, open, readOn: snapshots.offer };
  try {
    const reading: Promise<void>[] = [];
    for await (const source of sources) {
      if (options.signal?.aborted === true) break;
      const index = reports.push(null) - 1;
      const read = auditSource(source, street).then((report) => {
        reports[index] = report;
      });
      if (options.endless === true) reading.push(read);
      else await read;
    }
    await Promise.all(reading);
  } finally {
    snapshots.end();
  }
  linkers.end();
  const report = reportOn(known(reports));
  return options.errorLogs === undefined ? report : auditErrorLogs(report, options.errorLogs, options);
}

/** In the order of the sources; those of which nothing could be read have none. */
function known(reports: readonly (SourceReport | null)[]): readonly SourceReport[] {
  return reports.filter((report) => report !== null);
}
