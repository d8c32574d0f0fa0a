import { expect, it } from 'vitest';
import { auditFiles } from '../helpers/audit-file.js';

/** What of it really was so: each of these cases was set up to send just that. */
const recordings: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'test/recordings/browsers/chrome-full.har.gz': {
    'null-origin-allowed': 5,
    'wildcard-beside-credentials': 4,
    'authorization-by-wildcard': 1,
  },
  'test/recordings/browsers/chrome-full.playwright.har.gz': { 'null-origin-allowed': 3 },
  'test/recordings/browsers/firefox-full.har.gz': {
    'null-origin-allowed': 5,
    'wildcard-beside-credentials': 4,
    'authorization-by-wildcard': 1,
  },
  'test/recordings/browsers/chrome-h2.har.gz': {},
  'test/recordings/browsers/chrome-lna.har.gz': {},
  'test/recordings/browsers/chrome-sw.har.gz': {},
  'test/recordings/browsers/firefox-cache.har.gz': {},
  'test/recordings/chromium-apache/traffic.har.gz': {
    'null-origin-allowed': 3,
    'wildcard-beside-credentials': 4,
    'authorization-by-wildcard': 2,
    'allow-headers-copy-paste': 2,
    'response-header-sent-as-request-header': 2,
  },
  'test/recordings/chromium-apache/access-combined.log': {},
  'samples/incident/access.log': {},
  'samples/seed-a-header-set/access-cors.log': {},
  'samples/seed-b-header-always-set/traffic.har': {},
  'samples/seed-c-rewrite-204/access.log': {},
  'samples/seed-d-backend-exception/access-cors.log': {},
  'samples/seed-e-rewrite-200/access.log': { 'same-answer-to-everything': 10 },
  'samples/seed-e-rewrite-200/access-cors.log': { 'same-answer-to-everything': 10 },
};

it.each(Object.entries(recordings))('%s gives rise to no wrong warning', async (file, expected) => {
  const { report } = await auditFiles([file]);
  expect(Object.fromEntries(report.warnings.map(({ id, count }) => [id, count]))).toEqual(expected);
  for (const { groups, count } of report.warnings) {
    expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(count);
    for (const group of groups) expect(group.exemplars.length).toBeGreaterThan(0);
  }
});
