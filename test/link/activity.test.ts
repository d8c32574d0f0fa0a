import { expect, it } from 'vitest';
import { createActivity } from '../../src/link/activity.js';
import { browser, logged, logRecord } from '../helpers/records.js';

const preflight = logRecord({ time: 10_000 });

it.each([
  ['nothing', [], false],
  ['something at once', [logRecord({ time: 11_000 })], false],
  ['something soon', [logRecord({ time: 14_000 })], true],
  ['something hours later', [logRecord({ time: 10_000_000 })], false],
  ['something of another client', [logRecord({ time: 14_000, client: '192.0.2.99' })], false],
  [
    'something of another program',
    [logRecord({ time: 14_000, requestHeaders: logged({ referer: null, 'user-agent': `${browser} Edg/156` }) })],
    false,
  ],
])('%s after it', (_, records, expected) => {
  const activity = createActivity(90_000);
  activity.note(preflight);
  for (const record of records) activity.note(record);
  expect(activity.wentOn(preflight)).toBe(expected);
});
