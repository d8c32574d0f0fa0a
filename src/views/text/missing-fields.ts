import { waysToLog } from '../../fixes/log-formats/missing-fields.js';
import type { Report, SourceReport } from '../../model/report.js';
import { type Page, paragraph } from './page.js';

/** What a log lacks that would let the next report name the header at fault, where this one could not. */
export function missingFields(report: Report, page: Page): readonly string[] {
  if (report.groups.every((group) => group.verdict === 'blocked' && group.certainty === 'certain')) return [];
  const logs = report.sources.filter((source) => source.unit === 'lines' && source.unrecordedHeaders.length > 0);
  const servers = [...new Set(logs.map(({ server }) => server))];
  return servers.flatMap((server) =>
    hint(
      server,
      logs.filter((log) => log.server === server),
      page,
    ),
  );
}

function hint(server: string | null, logs: readonly SourceReport[], page: Page): readonly string[] {
  const headers = [...new Set(logs.flatMap((source) => source.unrecordedHeaders))];
  const ways = waysToLog(server, headers);
  const files = logs.length === 1 ? (logs[0]?.file ?? '') : `These ${logs.length} logs`;
  const lack = `${files} ${logs.length === 1 ? 'does' : 'do'} not record all CORS headers.`;
  const gain = 'the next report can name the header at fault';
  if (ways !== null && 'fields' in ways) {
    return [
      ...paragraph(`${lack} With these fields added to the LogFormat, ${gain}:`, 0, page),
      ...paragraph(ways.fields.join(' '), 2, page),
    ];
  }
  const how = ways === null ? '' : ` How to add them: ${ways.command}.`;
  return paragraph(`${lack} With these in the log, ${gain}: ${headers.sort().join(', ')}.${how}`, 0, page);
}
