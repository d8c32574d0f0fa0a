import type { Report } from '../../model/report.js';

/** What the `summary` record and the summary of the JSON document both say: everything but the groups. */
export function summaryFields(report: Report): Omit<Report, 'schemaVersion' | 'tool' | 'groups'> {
  const { schemaVersion: _version, tool: _tool, groups: _groups, ...summary } = report;
  return summary;
}
