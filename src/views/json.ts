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

/** Group by group: the whole document as one text would be the largest thing in memory. */
function* renderJson({ report, fixes }: Audited): Generator<string> {
  const { schemaVersion, tool, groups } = report;
  const summary = summaryFields(report);
  yield `{\n${members({ schemaVersion, tool, summary })},\n  "groups": [`;
  for (const [index, group] of groups.entries()) {
    const shown = { ...group, exemplars: group.exemplars.slice(0, mostExemplars) };
    yield `${index === 0 ? '' : ','}\n    ${indented(shown, 4)}`;
  }
  yield `${groups.length === 0 ? '' : '\n  '}],\n${members({ fixes })}\n}\n`;
}

function members(object: Readonly<Record<string, unknown>>): string {
  return Object.entries(object)
    .map(([name, value]) => `  "${name}": ${indented(value, 2)}`)
    .join(',\n');
}

/** Line ends stand between values only: within they are escaped. */
function indented(value: unknown, by: number): string {
  return toSafeJson(value, 2).replaceAll('\n', `\n${' '.repeat(by)}`);
}
