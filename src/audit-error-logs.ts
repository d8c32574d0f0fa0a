import type { AuditOptions } from './audit-options.js';
import type { Source } from './input/source.js';
import type { Report } from './model/report.js';
import { createErrorLogJoin, type ErrorLogJoin } from './summary/error-log/join.js';

/** Reads error logs for the lines that explain the failures of a report, if there are any. */
export async function auditErrorLogs(
  report: Report,
  sources: Iterable<Source> | AsyncIterable<Source>,
  { onProblem, onProgress, signal }: AuditOptions,
): Promise<Report> {
  if (!report.groups.some(({ verdict }) => verdict === 'blocked')) return report;
  let join: ErrorLogJoin | null = null;
  for await (const source of sources) {
    join ??= createErrorLogJoin(report);
    const log = join.open(source.name);
    for await (const chunk of source.bytes) {
      log.push(chunk);
      onProgress?.({ file: source.name, bytesRead: source.condition.bytesRead, size: source.size });
      if (signal?.aborted === true) break;
    }
    const isStopped = signal?.aborted === true;
    const { entries } = log.end(!isStopped && !source.condition.partial);
    // Of what was not read nothing can be said.
    if (isStopped) break;
    if (entries === 0) onProblem?.({ file: source.name, message: `${source.name} is no Apache error log.` });
  }
  return join?.finish() ?? report;
}
