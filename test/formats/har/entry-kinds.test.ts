import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEntryKinds } from '../../../src/formats/har/entry-kinds.js';
import type { HeaderBag, HttpRecord } from '../../../src/model/http-record.js';
import { logRecord } from '../../helpers/records.js';
import { hars } from './arbitrary-har.js';
import { recordingOfMany } from './many-alike.js';
import { comparable, type HarReading, harOf, readHar } from './read-har.js';

const askedFor =
  /^(?:access-control-|sec-fetch-)|^(?:host|vary|origin|server|referer|location|user-agent|content-type|cache-control)$/;

/** What is asked for: of all other headers the name alone, and of those of a request how long they are. */
function asked({ lines, ...bag }: HeaderBag, isRequest: boolean): unknown {
  const rest = (value: string) => (isRequest ? value.length : null);
  return { ...bag, lines: lines.map(([name, value]) => [name, askedFor.test(name) ? value : rest(value)]) };
}

function read({ records, ...all }: HarReading): unknown {
  const shown = records.map((one: HttpRecord) => ({
    ...one,
    requestHeaders: asked(one.requestHeaders, true),
    responseHeaders: asked(one.responseHeaders, false),
  }));
  return comparable([{ ...all, records: shown }] as never);
}

describe('entries of a kind that is known', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))(
    'give the records that they would give by themselves: %i',
    async (seed) => {
      const text = recordingOfMany(seed);
      for (const size of [1 << 20, 4000]) {
        expect(read(await readHar(text, size, true))).toEqual(read(await readHar(text, size)));
      }
    },
  );

  it('give them in any document', async () => {
    await fc.assert(
      fc.asyncProperty(hars, async (text) => {
        expect(read(await readHar(text, 1 << 20, true))).toEqual(read(await readHar(text, 1 << 20)));
      }),
    );
  });

  it('are not read: what nobody asks for is that of the first', async () => {
    const entry = (id: string) => ({
      startedDateTime: `2026-11-22T16:38:41.${id}Z`,
      request: {
        method: 'PUT',
        url: `https://api.example/${id}`,
        headers: [
          { name: 'Host', value: 'api.example' },
          { name: 'Origin', value: 'https://app.example' },
        ],
      },
      response: { status: 200, headers: [{ name: 'ETag', value: id }] },
    });
    const text = harOf(['001', '002', '003'].map(entry));
    const tags = (reading: HarReading) => reading.records.map(({ responseHeaders }) => responseHeaders.lines[0]?.[1]);
    expect(tags(await readHar(text, 1 << 20))).toEqual(['001', '002', '003']);
    const { records } = await readHar(text, 1 << 20, true);
    expect(records.map(({ responseHeaders }) => responseHeaders.lines[0]?.[1])).toEqual(['001', '001', '001']);
    expect(records.map(({ url, time }) => [url, time])).toEqual(
      [1, 2, 3].map((id) => [`https://api.example/00${id}`, Date.parse(`2026-11-22T16:38:41.00${id}Z`)]),
    );
  });
});

describe('kinds', () => {
  const page = true;

  it('are not learnt of what is read for its body, is reported, or has none', () => {
    const kinds = createEntryKinds();
    kinds.learn(1, { record: logRecord({ method: 'OPTIONS', status: 404 }), page }, true);
    kinds.learn(2, { record: logRecord({ method: '' }), page }, false);
    kinds.learn(0, { record: null, page }, false);
    expect([0, 1, 2].some(kinds.has)).toBe(false);
    kinds.learn(3, { record: null, page }, true);
    expect(kinds.get(3)).toEqual({ record: null, page });
    kinds.forget();
    expect(kinds.has(3)).toBe(false);
  });

  it('are bounded', () => {
    const kinds = createEntryKinds();
    for (let kind = 1; kind < 5000; kind++) kinds.learn(kind, { record: null, page }, false);
    expect(kinds.has(1)).toBe(true);
    expect(kinds.has(4999)).toBe(false);
  });
});
