import type { Finding, OptionsFinding } from '../model/finding.js';
import type { Group, Report } from '../model/report.js';
import { isoTime, toExchangeRecord } from '../summary/exchange-record.js';
import { toSafeJson } from './shared/escape-json.js';
import { summaryFields } from './shared/summary-fields.js';
import type { FindingStream, StreamView } from './view.js';

const mostUnreadablePerSource = 20;

/** One JSON object a line, written as its evidence completes; the summary comes last. */
export const ndjson: StreamView = {
  kind: 'stream',
  title: 'one JSON record a line',
  ending: 'ndjson',
  open: openNdjson,
};

function openNdjson(write: (text: string) => void): FindingStream {
  const unreadable = new Map<string, number>();
  return {
    finding(finding) {
      if (finding.type === 'unreadable') {
        const count = (unreadable.get(finding.source.file) ?? 0) + 1;
        unreadable.set(finding.source.file, count);
        if (count > mostUnreadablePerSource) return;
      }
      write(`${toSafeJson(toRecord(finding))}\n`);
    },
    end: ({ report }) => write(`${toSafeJson(summaryRecord(report))}\n`),
  };
}

function toRecord(finding: Finding): unknown {
  switch (finding.type) {
    case 'unreadable':
      return { type: finding.type, source: finding.source, reason: finding.reason };
    case 'options':
      return optionsRecord(finding);
    default:
      return toExchangeRecord(finding);
  }
}

function optionsRecord({ kind, rule, record }: OptionsFinding): unknown {
  const { source, time, client, host, url, status } = record;
  return { type: 'options', kind, rule, source, time: isoTime(time), client, host, url, status };
}

function summaryRecord(report: Report): unknown {
  const groups = report.groups.map(withoutExemplars);
  const warnings = report.warnings.map((warning) => ({ ...warning, groups: warning.groups.map(withoutExemplars) }));
  const { schemaVersion, tool } = report;
  return { type: 'summary', schemaVersion, tool, ...summaryFields(report), warnings, groups };
}

function withoutExemplars({ exemplars: _exemplars, ...group }: Group): Omit<Group, 'exemplars'> {
  return group;
}
