import { expect, it } from 'vitest';
import { judge } from '../../../src/causes/judge.js';
import type { ExchangeFinding } from '../../../src/model/finding.js';
import { toWarnings } from '../../../src/summary/warnings/to-warnings.js';
import { addWarnings, createWarningTally } from '../../../src/summary/warnings/warning-tally.js';
import { exchange, harRecord, headers } from '../../helpers/records.js';

const findings = Array.from({ length: 2000 }, (_, i): ExchangeFinding => {
  const request = harRecord({
    host: `host${i % 700}.example.com`,
    url: `https://host${i % 700}.example.com/p${i % 7}`,
    source: { file: 'a.har', entry: i },
    responseHeaders: headers({ 'access-control-allow-origin': 'null' }),
  });
  return judge(exchange({ request }));
});

function tallyOf(list: readonly ExchangeFinding[]) {
  const tally = createWarningTally();
  for (const finding of list) addWarnings(tally, finding);
  return tally;
}

it('is bounded, loses no count, and merges to the same however the findings were cut', () => {
  const whole = tallyOf(findings);
  expect(whole.entries()).toHaveLength(200);
  const [warning] = toWarnings(whole, []);
  expect(warning?.count).toBe(2000);
  const merged = createWarningTally();
  for (const part of [findings.slice(1300), findings.slice(0, 400), findings.slice(400, 1300)]) {
    merged.merge(tallyOf(part));
  }
  expect(toWarnings(merged, [])).toEqual(toWarnings(whole, []));
});
