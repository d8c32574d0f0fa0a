import { toSafeJson } from './shared/escape-json.js';
import { summaryFields } from './shared/summary-fields.js';
import type { Audited, DocumentView } from './view.js';

const mostExemplars = 50;

/** One JSON document: the summary, the groups with their exemplars, the fixes. */
export const json: DocumentView = {
  kind: 'document',
  title: 'one JSON document',
  ending: 'json',
  render: renderJson,
};

function renderJson({ report, fixes }: Audited): string {
  const document = {
    schemaVersion: report.schemaVersion,
    tool: report.tool,
    summary: summaryFields(report),
    groups: report.groups.map((group) => ({ ...group, exemplars: group.exemplars.slice(0, mostExemplars) })),
    fixes,
  };
  return `${toSafeJson(document, 2)}\n`;
}
