import { describe, expect, it } from 'vitest';
import { createLineReader, type LineReading } from '../../src/formats/line-reader.js';
import type { Unreadable } from '../../src/model/http-record.js';

async function read(text: string, reading: Partial<LineReading> = {}) {
  const unreadable: Unreadable[] = [];
  const seen: string[] = [];
  const sink = { record: () => {}, unreadable: (one: Unreadable) => void unreadable.push(one), note: () => {} };
  const reader = createLineReader(
    { file: 'a.log', sink },
    {
      line(bytes, start, end, line, complete) {
        const text = bytes.toString('utf8', start, end);
        seen.push(`${line}${complete ? '' : '?'} ${text}`);
        return text.startsWith('bad') || text === '' ? 'it is bad' : null;
      },
      ...reading,
    },
  );
  reader.push(Buffer.from(text));
  return { seen, unreadable, soFar: reader.soFar?.(), totals: await reader.end() };
}

describe('createLineReader', () => {
  it('numbers the lines and says whether the last one is complete', async () => {
    const { seen, totals, soFar } = await read('a\r\nb\nc');
    expect(seen).toEqual(['1 a', '2 b', '3? c']);
    expect(soFar).toEqual({ read: 2, unreadable: 0 });
    expect(totals).toEqual({ read: 3, unreadable: 0, truncated: false });
  });

  it('hands on what cannot be understood, with the reason', async () => {
    const { unreadable, totals } = await read('a\nbad one\n\n');
    expect(unreadable).toEqual([
      { source: { file: 'a.log', line: 2 }, reason: 'it is bad', excerpt: 'bad one' },
      { source: { file: 'a.log', line: 3 }, reason: 'the line is empty', excerpt: '' },
    ]);
    expect(totals).toEqual({ read: 3, unreadable: 2, truncated: false });
  });

  it('tells a cut input from a bad line', async () => {
    const { unreadable, totals } = await read('a\nbad');
    expect(unreadable[0]?.reason).toBe('the input stops in the middle of this line: it is bad');
    expect(totals.truncated).toBe(true);
  });

  it('hands on twenty of them and counts the others', async () => {
    const { unreadable, totals } = await read('bad\n'.repeat(100));
    expect(unreadable).toHaveLength(20);
    expect(totals.unreadable).toBe(100);
  });

  it('refuses a line that is too long', async () => {
    const { unreadable, seen } = await read(`${'x'.repeat((1 << 20) + 1)}\nb\n`);
    expect(unreadable[0]).toMatchObject({
      reason: 'the line is longer than 1048576 bytes',
      excerpt: 'x'.repeat(200),
    });
    expect(seen).toEqual(['2 b']);
  });

  it('says when the input is over', async () => {
    const ends: string[] = [];
    await read('a', { end: () => void ends.push('end') });
    expect(ends).toEqual(['end']);
  });
});
