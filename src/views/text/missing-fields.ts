import type { Report } from '../../model/report.js';
import { type Page, paragraph } from './page.js';

/** How header names are written in a log format; mod_log_config takes them in any case. */
function toField(header: string): string {
  const name = header.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
  const sentByBrowser = header === 'origin' || header.startsWith('access-control-request-');
  return `\\"%{${name}}${sentByBrowser ? 'i' : 'o'}\\"`;
}

/** Which fields a log lacks that would let the next report name the header at fault, where this one could not. */
export function missingFields(report: Report, page: Page): readonly string[] {
  if (report.groups.every((group) => group.verdict === 'blocked' && group.certainty === 'certain')) return [];
  const logs = report.sources.filter((source) => source.unit === 'lines' && source.unrecordedHeaders.length > 0);
  if (logs.length === 0) return [];
  const headers = [...new Set(logs.flatMap((source) => source.unrecordedHeaders))].sort(browserFirst);
  const files = logs.length === 1 ? (logs[0]?.file ?? '') : `These ${logs.length} logs`;
  const verb = logs.length === 1 ? 'does' : 'do';
  return [
    ...paragraph(
      `${files} ${verb} not record all CORS headers. With these fields added to the LogFormat, the next report can name the header at fault:`,
      0,
      page,
    ),
    ...paragraph(headers.map(toField).join(' '), 2, page),
  ];
}

function browserFirst(a: string, b: string): number {
  return Number(toField(b).endsWith('i\\"')) - Number(toField(a).endsWith('i\\"')) || (a < b ? -1 : 1);
}
