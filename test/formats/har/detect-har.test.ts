import { expect, it } from 'vitest';
import { detectHar } from '../../../src/formats/har/detect-har.js';
import { har } from '../../../src/formats/har/har.js';
import { formats } from '../../../src/formats/index.js';
import { fixture, harOf } from './read-har.js';

const detect = (text: string) => detectHar(Buffer.from(text))?.confidence ?? 0;

it.each(['chrome.har', 'firefox.har', 'firefox-bare-log.har', 'playwright.har'])(
  'knows %s by its first kilobyte',
  (name) => {
    expect(detectHar(fixture(name).subarray(0, 1024))?.confidence).toBeGreaterThan(0.5);
  },
);

it.each([
  ['a byte order mark', `\ufeff${harOf([])}`],
  ['white space', `\r\n\t ${harOf([])}`],
  ['a callback', `window.onHar(${harOf([])})`],
  ['comments', `// recorded by hand\n/* twice */ ${harOf([])}`],
  ['entries first', '{"log":{"entries":[{"request":'],
  ['another place', '{"har":{"log":{"version":"1.2",'],
  ['a list', '[{"log":{"version":"1.2",'],
])('knows a HAR with %s', (_, text) => {
  expect(detect(text)).toBeGreaterThan(0.5);
});

it.each([
  ['nothing', ''],
  ['a log line', '127.0.0.1 - - [22/Nov/2026:16:31:22 +0000] "OPTIONS / HTTP/1.1" 500 805'],
  ['a log in JSON lines', '{"time":"2026-11-22","request":"OPTIONS / HTTP/1.1","status":500}\n'],
  ['a package', '{"name":"x","version":"1.0.0"}'],
  ['a mention', 'see "log": {"entries": [] }'],
  ['a comment without end', `${'/*'.repeat(20_000)}{`],
  ['nothing but comments', '/**/'.repeat(16_000)],
  ['nothing but white space', ' '.repeat(65_536)],
])('does not claim %s', (_, text) => {
  expect(detect(text)).toBe(0);
});

it('claims its samples, and no other format does', () => {
  for (const sample of har.samples) {
    const claims = formats.filter(({ detect }) => (detect(Buffer.from(sample))?.confidence ?? 0) >= 0.05);
    expect(claims).toEqual([har]);
  }
});
