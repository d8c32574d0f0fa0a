import { expect, it } from 'vitest';
import { placeDetail } from '../../../../src/views/tui/detail/place-detail.js';
import { endpointRows, originRows } from '../../../../src/views/tui/lists/group-rows.js';
import type { Row } from '../../../../src/views/tui/lists/row.js';
import { createShow } from '../../../../src/views/tui/show.js';
import { textOf } from '../../../../src/views/tui/span.js';
import { report } from '../report.js';

function detail(row: Row | undefined): string {
  if (row?.subject.kind !== 'groups') throw new Error('a row of groups');
  const lines = placeDetail(row, row.subject.merged, {
    report,
    show: createShow(false),
    width: 70,
    fixFor: () => null,
  });
  return lines.map((line) => textOf(line).trimEnd()).join('\n');
}

it('has the causes of an endpoint', () => {
  const text = detail(endpointRows(report)[0]);
  expect(text).toMatch(/^\/api\/v2\/orders\/\* +2,911 of 2,911 100 %$/m);
  expect(text).toMatch(/^Who/m);
  expect(text).toMatch(/^✘ 405 nobody answers OPTIONS +certain +2,911$/m);
});

it('has the places of an origin, and counts what is its own', () => {
  const text = detail(originRows(report)[1]);
  expect(text).toMatch(/^https:\/\/admin\.example\.com +109$/m);
  expect(text).toMatch(/^Where/m);
  expect(text).toMatch(/^✘ 405 nobody answers OPTIONS +certain +109$/m);
});
