import { describe, expect, it } from 'vitest';
import { comparable, fixture, harOf, preflightEntry, readHar } from './read-har.js';

const paths = Array.from({ length: 6 }, (_, i) => `/${i}`);
const pretty = JSON.stringify(JSON.parse(harOf(paths.map(preflightEntry))), null, 2);
const entryStart = (path: string) => pretty.lastIndexOf('"startedDateTime"', pretty.indexOf(`example${path}"`));

async function pathsIn(text: string) {
  const { records, unreadable, notes, totals } = await readHar(text);
  for (const size of [1, 13, 700, 3000]) {
    const again = await readHar(text, size);
    expect(comparable(again.records)).toEqual(comparable(records));
    expect([again.unreadable.map(({ reason }) => reason), again.notes, again.totals]).toEqual([
      unreadable.map(({ reason }) => reason),
      notes,
      totals,
    ]);
  }
  return {
    paths: records.map(({ url }) => new URL(url).pathname),
    entries: records.map(({ source }) => ('entry' in source ? source.entry : null)),
    reasons: unreadable.map(({ source, reason }) => `${'entry' in source ? source.entry : ''}: ${reason}`),
    notes,
    totals,
  };
}

const others = ['/0', '/1', '/3', '/4', '/5'];

describe('damage in an entry costs that entry alone', () => {
  const at = entryStart('/2');
  const mend = (change: (entry: string) => string) =>
    pretty.slice(0, at) + change(pretty.slice(at, entryStart('/3'))) + pretty.slice(entryStart('/3'));

  it.each([
    ['a quote is missing before a name', (entry: string) => entry.replace('"method"', 'method"')],
    ['a quote is missing after a value', (entry: string) => entry.replace('"OPTIONS"', '"OPTIONS')],
    ['a brace is missing', (entry: string) => entry.replace('}', '')],
    ['a brace is too many', (entry: string) => entry.replace('}', '}}')],
    ['a bracket is missing', (entry: string) => entry.replace('[', '')],
    ['a comma is missing', (entry: string) => entry.replace(',', '')],
    ['a colon is missing', (entry: string) => entry.replace(':', '')],
    ['a comma is too many', (entry: string) => entry.replace(',', ',,')],
    ['a word is misspelled', (entry: string) => entry.replace('404', 'nulll')],
    ['zeros were written over it', (entry: string) => entry.replace(/"Host"[\s\S]{20}/, '\0'.repeat(26))],
    ['its middle is missing', (entry: string) => entry.slice(0, 300) + entry.slice(500)],
    ['a slash crept in', (entry: string) => entry.replace('{', '{ / ')],
  ])('%s', async (_, change) => {
    const { paths, reasons, totals, notes } = await pathsIn(mend(change));
    expect(paths).toEqual(others);
    expect(reasons).toEqual([expect.stringMatching(/^2: .* line \d+, column \d+/)]);
    expect({ notes, totals }).toEqual({ notes: [], totals: { read: 6, unreadable: 1, truncated: false } });
  });

  it('of a recorder nobody knows, whose entries begin with a name of its own', async () => {
    const own = mend((entry) => entry.replace('"method"', 'method"')).replaceAll(
      '"startedDateTime"',
      '"_order": 1, "startedDateTime"',
    );
    const { paths, totals } = await pathsIn(own);
    expect([paths, totals.read]).toEqual([others, 6]);
  });

  it('tells where, by line and column', async () => {
    const { reasons } = await pathsIn(mend((entry) => entry.replace('"method"', 'method"')));
    const line = pretty.slice(0, pretty.indexOf('"method"', at)).split('\n').length;
    expect(reasons).toEqual([`2: unexpected character at line ${line}, column 11`]);
  });
});

it('finds the way back where the end of one entry and the beginning of the next are missing', async () => {
  const from = pretty.indexOf('"Origin"', entryStart('/2'));
  const to = pretty.indexOf('"Origin"', entryStart('/3'));
  const { paths, totals } = await pathsIn(pretty.slice(0, from) + pretty.slice(to));
  expect(paths.filter((path) => others.includes(path))).toEqual(expect.arrayContaining(['/0', '/1', '/4', '/5']));
  expect(totals.truncated).toBe(false);
});

it('sees that a list of headers has swallowed the entries behind missing bytes', async () => {
  const from = pretty.indexOf('"value"', entryStart('/2'));
  const to = pretty.indexOf('"httpVersion"', pretty.indexOf('"response"', entryStart('/2')));
  const { paths, reasons } = await pathsIn(pretty.slice(0, from) + pretty.slice(to));
  expect(paths).toEqual(others);
  expect(reasons).toEqual([expect.stringContaining('2: ')]);
});

it('reads the entries although what is before them is damaged', async () => {
  const { paths, notes } = await pathsIn(pretty.replace('"pages": []', '"pages": ]'));
  expect(paths).toEqual(['/0', '/1', '/2', '/3', '/4', '/5']);
  expect(notes).toEqual([
    expect.stringMatching(/^The document is damaged: unexpected closing bracket at line \d+, column \d+\.$/),
  ]);
});

it('says where a document is cut off that does not come back', async () => {
  const { paths, notes, totals } = await pathsIn(pretty.slice(0, entryStart('/3') + 40));
  expect(paths).toEqual(['/0', '/1', '/2']);
  expect(notes).toEqual([
    expect.stringMatching(/^The input ends in the middle of the document, in or after entry 3, at line \d+/),
  ]);
  expect(totals).toEqual({ read: 3, unreadable: 0, truncated: true });
});

it('reads every whole entry, wherever the file is cut off', async () => {
  const bytes = fixture('firefox.har');
  const whole = comparable((await readHar(bytes)).records) as unknown[];
  for (let length = 0; length < bytes.length; length += 97) {
    const { records, totals, unreadable } = await readHar(bytes.subarray(0, length));
    expect(comparable(records)).toEqual(whole.slice(0, records.length));
    expect(unreadable).toEqual([]);
    expect(totals.truncated).toBe(length > 0);
  }
});

it('goes on behind damage in the last entry without calling the file cut off', async () => {
  const last = entryStart('/5');
  const { paths, totals } = await pathsIn(pretty.slice(0, last) + pretty.slice(last).replace('"method"', 'method"'));
  expect(paths).toEqual(['/0', '/1', '/2', '/3', '/4']);
  expect(totals).toEqual({ read: 6, unreadable: 1, truncated: false });
});

it('reads two documents glued together, the first of them cut off or not', async () => {
  const second = harOf([preflightEntry('/second')]);
  const glued = await pathsIn(`${pretty}\n${second}`);
  expect(glued.paths).toEqual(['/0', '/1', '/2', '/3', '/4', '/5', '/second']);
  expect(glued.entries).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(glued.notes).toEqual([
    expect.stringMatching(/^Another document begins at line \d+, column 1; its entries are numbered on\.$/),
  ]);
  const cut = await pathsIn(`${pretty.slice(0, entryStart('/5') + 40)}${second}`);
  expect(cut.paths).toEqual(['/0', '/1', '/2', '/3', '/4', '/second']);
  expect(cut.totals).toEqual({ read: 7, unreadable: 1, truncated: false });
});

it('says what follows the document that is no JSON', async () => {
  const { paths, notes } = await pathsIn(`${pretty}\nConnection closed by foreign host.\n`);
  expect(paths).toHaveLength(6);
  expect(notes).toEqual([
    expect.stringMatching(/^The document is damaged: bytes that are no JSON at line \d+, column 1\.$/),
  ]);
});
