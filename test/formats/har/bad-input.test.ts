import { describe, expect, it } from 'vitest';
import { openHar } from '../../../src/formats/har/har-reader.js';
import type { HttpRecord, Unreadable } from '../../../src/model/http-record.js';
import { harOf, preflightEntry, readHar } from './read-har.js';

const noEntries = 'There is no log.entries in this input, so it is no HAR.';
const entryJson = JSON.stringify(preflightEntry());
const before = '{"log":{"version":"1.2","creator":{"name":"WebInspector","version":"1"},"entries":[';

/** Feeds chunks that are made as they are needed, so that a huge input need not exist. */
function readChunks(chunks: Iterable<string>) {
  const records: HttpRecord[] = [];
  const unreadable: Unreadable[] = [];
  const notes: string[] = [];
  const { reader } = openHar({
    file: 'x.har',
    sink: {
      record: (record) => records.push(record),
      unreadable: (item) => unreadable.push(item),
      note: (note) => notes.push(note),
    },
    interest: { hasOpenPreflight: () => false },
  });
  for (const chunk of chunks) reader.push(Buffer.from(chunk));
  return { records, unreadable, notes, totals: reader.end() };
}

function* repeat(text: string, times: number): Generator<string> {
  for (let i = 0; i < times; i++) yield text;
}

describe('what is no HAR is said to be none', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \n\t '],
    ['a byte order mark', '\ufeff'],
    ['an empty object', '{}'],
    ['a string', '"log"'],
    ['a number', '42'],
    ['null', 'null'],
    ['an empty list', '[]'],
    ['JSON of another kind', '{"name":"x","dependencies":{"log":{"version":"1"}}}'],
    ['a log without entries', '{"log":{"version":"1.2","creator":{"name":"WebInspector"}}}'],
    ['entries that are an object', '{"log":{"entries":{"0":{"request":{}}}}}'],
    ['entries that are text', '{"log":{"entries":"[{\\"request\\":{}}]"}}'],
    ['entries elsewhere in the log', '{"log":{"pages":{"entries":[{"request":{}}]}}}'],
    ['an access log', '127.0.0.1 - - [22/Nov/2026:16:31:22 +0000] "OPTIONS / HTTP/1.1" 500 805\n'],
    ['binary', '\u0000\u0001\u0002{{{}}}[[[]]]'],
  ])('%s', async (_, text) => {
    const { records, totals, notes } = await readHar(text, 7);
    expect(records).toEqual([]);
    expect(totals).toMatchObject({ read: 0, unreadable: 0 });
    expect(notes.at(-1)).toBe(noEntries);
  });

  it('but an empty list of entries is a HAR', async () => {
    const { notes, totals } = await readHar(harOf([]));
    expect({ notes, totals }).toEqual({ notes: [], totals: { read: 0, unreadable: 0, truncated: false } });
  });
});

describe('entries that are none cost themselves alone', () => {
  it('counts and reports each, and reads those between them', async () => {
    const entries = [
      null,
      preflightEntry(),
      5,
      'x',
      [],
      {},
      { request: null },
      { request: {} },
      true,
      preflightEntry(),
    ];
    const { records, unreadable, totals } = await readHar(harOf(entries));
    expect(records.map(({ source }) => source)).toEqual([
      { file: 'x.har', entry: 1 },
      { file: 'x.har', entry: 9 },
    ]);
    expect(unreadable.map(({ source, reason }) => [source, reason])).toEqual([
      [{ file: 'x.har', entry: 0 }, 'the entry is not an object'],
      [{ file: 'x.har', entry: 2 }, 'the entry is not an object'],
      [{ file: 'x.har', entry: 3 }, 'the entry is not an object'],
      [{ file: 'x.har', entry: 4 }, 'the entry is not an object'],
      [{ file: 'x.har', entry: 5 }, 'the entry has no request'],
      [{ file: 'x.har', entry: 6 }, 'the entry has no request'],
      [{ file: 'x.har', entry: 7 }, 'the request has no method'],
      [{ file: 'x.har', entry: 8 }, 'the entry is not an object'],
    ]);
    expect(totals).toEqual({ read: 10, unreadable: 8, truncated: false });
  });

  it('hands on the first twenty and counts a million', () => {
    const chunk = 'null,'.repeat(1000);
    const { unreadable, totals } = readChunks([before, ...repeat(chunk, 1000), 'null]}}']);
    expect(unreadable).toHaveLength(20);
    expect(totals).toEqual({ read: 1_000_001, unreadable: 1_000_001, truncated: false });
  });

  it('forgives what is wrong with the parts nobody needs', async () => {
    const broken = entryJson.replace('"response":', '"comment":"\\x \u0001","time":NaN,"response":');
    const { records, totals } = await readHar(`${before}${broken},${entryJson}]}}`);
    expect(records).toHaveLength(2);
    expect(totals.unreadable).toBe(0);
  });

  it('reports what is wrong with the parts it needs', async () => {
    const broken = entryJson.replace('"value":"PUT"', '"value":"P\\x"');
    const { records, unreadable } = await readHar(`${before}${broken},${entryJson}]}}`);
    expect(records).toHaveLength(1);
    expect(unreadable).toEqual([
      {
        source: { file: 'x.har', entry: 0 },
        reason: expect.stringMatching(/^the entry that begins at line 1, column \d+ is no JSON$/),
        excerpt: expect.any(String),
      },
    ]);
    expect(unreadable[0]?.excerpt.length).toBeLessThanOrEqual(200);
  });
});

describe('numbers and names that are not what they should be', () => {
  it.each([
    ['"404"', 404],
    ['-1', 0],
    ['"0"', 0],
    ['404.5', null],
    ['1e3', null],
    ['-200', null],
    ['"OK"', null],
    ['null', null],
    ['[200]', null],
    ['99', null],
  ])('status %s', async (text, status) => {
    const { records } = await readHar(`${before}${entryJson.replace('"status":404', `"status":${text}`)}]}}`);
    expect(records.map((record) => record.status)).toEqual([status]);
  });

  it('takes the last of two members with one name, as JSON.parse does', async () => {
    const twice = entryJson.replace('"status":404', '"status":200,"status":500');
    expect((await readHar(`${before}${twice}]}}`)).records[0]?.status).toBe(500);
  });

  it('leaves prototypes alone', async () => {
    const evil = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},';
    const text = `${before}${entryJson.replace('{', evil).replace('"headers":[', `"headers":[${evil}"name":"x","value":"y"},`)}]}}`;
    for (const document of [text, `[${text}]`]) {
      expect((await readHar(document)).records).toHaveLength(1);
      expect(Object.prototype).not.toHaveProperty('polluted');
    }
  });

  it('survives lone surrogates and bytes that are no UTF-8', async () => {
    const bytes = Buffer.from(`${before}${entryJson.replace('"PUT"', '"\\ud800 P"').replace('/"', '/~~"')}]}}`);
    bytes[bytes.indexOf('~~')] = 0xff;
    bytes[bytes.indexOf('~')] = 0xc3;
    const { records } = await readHar(bytes);
    expect(records.map(({ url }) => url)).toEqual(['https://api.example/\ufffd\ufffd']);
  });
});

describe('attacks on memory and time', () => {
  const megabyte = 'x'.repeat(1024 * 1024);

  it.each([
    ['a body', '"response":{"content":{"text":"', '"},'],
    ['something nobody knows', '"_frames":[{"data":"', '"}],"response":{'],
  ])(
    'passes over 500 MB of %s',
    (_, open, close) => {
      const cut = entryJson.indexOf('"response":{');
      const [head, tail] = [entryJson.slice(0, cut), entryJson.slice(cut + '"response":{'.length)];
      const { records, totals } = readChunks([before, head, open, ...repeat(megabyte, 500), close, tail, ']}}']);
      expect(records.map(({ status }) => status)).toEqual([404]);
      expect(totals).toEqual({ read: 1, unreadable: 0, truncated: false });
      expect(process.memoryUsage().rss).toBeLessThan(1_000_000_000);
    },
    60_000,
  );

  it('gives an entry up whose headers have no end', () => {
    const cut = entryJson.indexOf('"headers":[') + '"headers":['.length;
    const header = `{"name":"x","value":"${'y'.repeat(1000)}"},`.repeat(1000);
    const { unreadable, records } = readChunks([
      before,
      entryJson.slice(0, cut),
      ...repeat(header, 20),
      entryJson.slice(cut),
      `,${entryJson}]}}`,
    ]);
    expect(unreadable.map(({ reason }) => reason)).toEqual(['the entry is too large even without its bodies']);
    expect(records.map(({ source }) => source)).toEqual([{ file: 'x.har', entry: 1 }]);
  });

  it.each([
    ['lists', '[', ''],
    ['objects', '{"a":', ''],
    ['documents', '{"log":', ''],
    ['entries', '{"startedDateTime":', ''],
    ['wrapped lists', '[{"a":', ''],
  ])('does not follow %s nested without end', (_, opening) => {
    const { totals, notes } = readChunks(repeat(opening.repeat(10_000), 50));
    expect(totals).toMatchObject({ read: expect.any(Number), truncated: true });
    expect(notes.length).toBeGreaterThan(0);
    expect(notes.length).toBeLessThan(20);
  });

  it('finds its way out of an entry nested without end', () => {
    const deep = entryJson.replace('"response":', `"comment":${'['.repeat(100_000)},"response":`);
    const { records, unreadable } = readChunks([before, `${deep},${entryJson}]}}`]);
    expect(records).toHaveLength(1);
    expect(unreadable.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^nested deeper than 512 levels at line 1/),
    ]);
  });

  it('takes a name of 50 MB for one it does not know', () => {
    const long = 'log'.repeat(350_000);
    const { records } = readChunks(['{"', ...repeat(long, 50), '":1,', `${before.slice(1)}${entryJson}]}}`]);
    expect(records).toHaveLength(1);
  });

  it('does not go over backslashes again and again', () => {
    const escapes = '\\\\'.repeat(500_000);
    const text = entryJson.replace('"response":{', `"response":{"content":{"text":"${escapes}"},`);
    expect(readChunks([before, text, ']}}']).records).toHaveLength(1);
  });
});
