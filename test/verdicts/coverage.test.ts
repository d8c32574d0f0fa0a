import { expect, it } from 'vitest';
import { causes } from '../../src/causes/index.js';
import { auditFiles } from '../helpers/audit-file.js';

/** Recordings of real browsers and servers; between them they hold every cause there is. */
const recordings = [
  'test/recordings/browsers/chrome-full.har.gz',
  'test/recordings/browsers/firefox-full.har.gz',
  'test/recordings/chromium-apache/traffic.har.gz',
  'test/recordings/chromium-apache/access-cors.log',
];

it('every cause has happened in a recording', async () => {
  const seen = new Set<string>();
  for (const recording of recordings) {
    const { findings } = await auditFiles([recording]);
    for (const finding of findings) if ('causes' in finding) for (const cause of finding.causes) seen.add(cause);
  }
  expect(causes.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([]);
});
