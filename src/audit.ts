import { createConversations } from './audit-conversations.js';
import { auditErrorLogs } from './audit-error-logs.js';
import { type AuditOptions, isCutShort } from './audit-options.js';
import { auditSource } from './audit-source.js';
import { judge } from './causes/judge.js';
import { trustProxies } from './formats/forwarded/trusted-proxies.js';
import { resolveLogFormat } from './formats/index.js';
import type { Source } from './input/source.js';
import { createBlockReaders } from './link/ahead/block-readers.js';
import { createIndexChunks } from './link/ahead/index-chunk.js';
import { defaultWindowMs } from './link/default-window.js';
import { createLinkers } from './link/linkers.js';
import type { Finding } from './model/finding.js';
import { lazily } from './model/lazily.js';
import type { Report, SourceReport } from './model/report.js';
import { type Making, paceSnapshots, shareWhileFollowing, shareWhileReading } from './pace-snapshots.js';
import { createCrossCheck } from './summary/cross-check.js';
import { addToTally, createTally } from './summary/tally.js';
import { type ReportContext, reportInSteps, toReport } from './summary/to-report.js';
import { tool } from './tool.js';

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
  let findings = 0;
  const found = (finding: Finding) => {
    findings++;
    addToTally(tally, finding);
    crossCheck.add(finding);
    conversations?.learn(finding);
    options.onFinding?.(finding);
  };
  const windowMs = options.windowMs ?? defaultWindowMs;
  const linkers = createLinkers(
    { windowMs },
    {
      exchange: (exchange) => found(judge(exchange)),
      options: (plain) => found({ type: 'options', ...plain }),
    },
  );
  const conversations =
    options.onFinding === undefined
      ? createConversations(linkers.log, tally, {
          counted: () => {
            findings++;
          },
          isAnyoneElse: crossCheck.isNeeded,
        })
      : null;
  const logFormat = options.logFormat == null ? null : resolveLogFormat(options.logFormat);
  const reports: (SourceReport | null)[] = [];
  const open = new Set<() => SourceReport>();
  const { name, version } = tool;
  const contextOf = (sources: readonly SourceReport[]): ReportContext => ({
    tool: { name, version },
    sources,
    partial: isCutShort(options),
    crossCheck: crossCheck.finish(),
  });
  const soFar = () => [...known(reports), ...[...open].map((sourceSoFar) => sourceSoFar())];
  function* make(): Making {
    const before = findings;
    const steps = reportInSteps(tally, contextOf(soFar()));
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) return step.value;
      yield;
      // The end of a source may have come in between.
      if (findings !== before) return null;
    }
  }
  const snapshots = paceSnapshots(make, options.onSnapshot ?? null, {
    everyMs: options.snapshotEveryMs ?? defaultSnapshotEveryMs,
    share: options.endless === true ? shareWhileFollowing : shareWhileReading,
  });
  const trusts = trustProxies(options.trustedProxies ?? []);
  const catchUp = async () => {
    await options.caughtUp;
    await snapshots.upToDate();
    if (options.signal?.aborted !== true) options.onCaughtUp?.();
  };
  // Where the report cannot be made, the one at the end fails alike.
  if (options.caughtUp !== undefined) catchUp().catch(() => undefined);
  const ahead = lazily(() => createBlockReaders(options.jobs ?? 1, windowMs));
  const street = {
    linkers,
    found,
    logFormat,
    options,
    open,
    readOn(left: number) {
      options.onCount?.(tally.counts);
      snapshots.offer(left);
    },
    standStill: snapshots.made,
    ahead: ahead.get,
    indexChunkOf: createIndexChunks(windowMs),
    conversations,
    trusts,
  };
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
    await ahead.made()?.close();
  }
  linkers.end();
  const report = toReport(tally, contextOf(known(reports)));
  return options.errorLogs === undefined ? report : auditErrorLogs(report, options.errorLogs, options);
}

/** In the order of the sources; those of which nothing could be read have none. */
function known(reports: readonly (SourceReport | null)[]): readonly SourceReport[] {
  return reports.filter((report) => report !== null);
}
