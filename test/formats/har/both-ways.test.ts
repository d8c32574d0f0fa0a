import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hars } from './arbitrary-har.js';
import { byCutter, byStreamJson } from './both-ways.js';
import { fixture } from './read-har.js';

/** Entries lie across several chunks, or across one border and are waited for. */
const sizes = fc.oneof(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 80, max: 2000 }));

it('gives the same by the cutter, in any chunks, and by stream-json', async () => {
  await fc.assert(
    fc.asyncProperty(hars, sizes, async (text, size) => {
      JSON.parse(text);
      const bytes = Buffer.from(text);
      const whole = await byCutter(bytes, bytes.length);
      expect(await byCutter(bytes, size)).toEqual(whole);
      expect(byStreamJson(bytes, 1000)).toEqual(whole);
    }),
    { numRuns: 400 },
  );
}, 60_000);

it.each(['chrome.har', 'chrome-h2.har', 'chrome-service-worker.har', 'firefox.har', 'playwright.har'])(
  'gives the same for %s',
  async (name) => {
    const bytes = fixture(name);
    expect(byStreamJson(bytes, 4096)).toEqual(await byCutter(bytes, 65_536));
  },
);

it('gives the same where a body comes a second time and is no string', async () => {
  const body = `"text":"${'x'.repeat(5000)}","text":[]`;
  const entry = `"request":{"method":"OPTIONS","url":"/"},"response":{"status":500,"content":{${body}}}`;
  const bytes = Buffer.from(`{"log":{"entries":[{${entry}}]}}`);
  const whole = await byCutter(bytes, bytes.length);
  expect(await byCutter(bytes, 37)).toEqual(whole);
  expect(byStreamJson(bytes, 1000)).toEqual(whole);
});
