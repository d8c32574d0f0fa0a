import { audit } from '../../src/audit.js';
import type { AuditOptions } from '../../src/audit-options.js';
import { openSources } from '../../src/input/open-sources.js';
import type { Source } from '../../src/input/source.js';
import type { Finding } from '../../src/model/finding.js';
import type { Report } from '../../src/model/report.js';

/** Audits files as the command does, and keeps every finding. */
export async function auditFiles(
  names: readonly string[],
  options: AuditOptions = {},
): Promise<{ readonly report: Report; readonly findings: readonly Finding[] }> {
  const findings: Finding[] = [];
  const report = await audit(sources(names), { ...options, onFinding: (finding) => findings.push(finding) });
  return { report, findings };
}

async function* sources(names: readonly string[]): AsyncGenerator<Source> {
  for await (const opened of openSources(names)) {
    if ('error' in opened) throw new Error(opened.error.message);
    yield opened.source;
  }
}
