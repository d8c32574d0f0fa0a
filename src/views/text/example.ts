import type { ExchangeRecord } from '../../model/report.js';
import { formatSourceRef } from '../../model/source-ref.js';
import { cutMiddle, widthOf } from '../shared/width.js';
import { detailLayout as layout, type Page } from './page.js';

/** Where a record stands and what was asked, in one line or two; `more` stands behind it. */
export function exampleLines(example: ExchangeRecord, more: string, page: Page): readonly string[] {
  const where = [
    formatSourceRef(example.source),
    ...(example.time === null ? [] : [page.moment(example.time)]),
    ...(example.client === null ? [] : [example.client]),
  ].join('  ');
  const asked = requestLine(example);
  const room = page.width - layout.indent - layout.column;
  if (widthOf(`${where}  ${asked}${more}`) <= room) return [`${where}  ${asked}${more}`];
  return [`${where}${more}`, cutMiddle(asked, room * 2)];
}

function requestLine(example: ExchangeRecord): string {
  const method = example.type === 'preflight' ? 'OPTIONS' : (example.requestMethod ?? 'request');
  const status = example.status === null || example.status === 0 ? 'no response' : String(example.status);
  const followUp = example.request;
  if (example.stage !== 'request' || followUp === null) return `${method} ${example.url} ${status}`;
  const where = 'line' in followUp ? `line ${followUp.line}` : `entry ${followUp.entry}`;
  return `${method} ${example.url} ${status}, then ${followUp.method} ${followUp.status ?? 'without status'} (${where})`;
}
