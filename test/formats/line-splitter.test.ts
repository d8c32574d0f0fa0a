import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineSplitter, maximumLineLength } from '../../src/formats/line-splitter.js';

type Line = { readonly text: string; readonly complete: boolean } | { readonly head: string };

function split(chunks: Iterable<Uint8Array>): Line[] {
  const lines: Line[] = [];
  const splitter = createLineSplitter({
    line: (bytes, start, end, complete) => lines.push({ text: bytes.toString('latin1', start, end), complete }),
    tooLong: (head) => lines.push({ head: head.toString('latin1') }),
  });
  for (const chunk of chunks) {
    splitter.push(chunk);
    chunk.fill(0x58);
  }
  splitter.end();
  return lines;
}

const cut = (bytes: Uint8Array, at: number) => [bytes.slice(0, at), bytes.slice(at)];
const whole = (text: string): Line => ({ text, complete: true });

describe('createLineSplitter', () => {
  it('cuts at LF and CRLF and keeps a last line without an end', () => {
    expect(split([Buffer.from('a\nb\r\n\n\r\nc\rd\ne')])).toEqual([
      ...['a', 'b', '', '', 'c\rd'].map(whole),
      { text: 'e', complete: false },
    ]);
    expect(split([])).toEqual([]);
    expect(split([Buffer.from('\n')])).toEqual([whole('')]);
  });

  it('makes the same lines of the same bytes, wherever the chunks end', () => {
    const byte = fc.constantFrom(0x0a, 0x0d, 0x61, 0x62, 0x00);
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 30 }), fc.array(fc.nat(30), { maxLength: 5 }), (data, cuts) => {
        const bytes = Uint8Array.from(data);
        const ends = [...cuts, bytes.length].sort((a, b) => a - b);
        const chunks = ends.map((end, i) => bytes.slice(ends[i - 1] ?? 0, end));
        expect(split(chunks)).toEqual(split([bytes.slice()]));
      }),
    );
  });

  it('leaves the bytes of a line as they are until the chunk is over', () => {
    const seen: (() => string)[] = [];
    const splitter = createLineSplitter({
      line: (bytes, start, end) => seen.push(() => bytes.toString('latin1', start, end)),
      tooLong: () => undefined,
    });
    for (const [chunk, lines] of [
      ['fir', []],
      ['st\nsec', ['first']],
      ['ond\nthird\nfou', ['second', 'third']],
      ['rth\n', ['fourth']],
    ] as const) {
      splitter.push(Buffer.from(chunk));
      expect(seen.splice(0).map((line) => line())).toEqual(lines);
    }
  });

  it('gives up a line beyond the maximum and goes on behind it', () => {
    const long = Buffer.alloc(maximumLineLength + 1, 0x61);
    const bytes = new Uint8Array(Buffer.concat([Buffer.from('x\n'), long, Buffer.from('\ny\n')]));
    const expected = [whole('x'), { head: 'a'.repeat(256) }, whole('y')];
    expect(split([bytes.slice()])).toEqual(expected);
    for (const at of [1, 2, 3, 300, 65_536, maximumLineLength, maximumLineLength + 3, bytes.length - 1]) {
      expect(split(cut(bytes, at))).toEqual(expected);
    }
  });

  it('keeps a line of the maximum length', () => {
    const line = Buffer.alloc(maximumLineLength, 0x61);
    const [kept] = split(cut(Buffer.concat([line, Buffer.from('\n')]), 1000));
    expect(kept).toEqual(whole(line.toString()));
  });

  it('needs no more memory for a line that never ends', () => {
    const chunk = Buffer.alloc(1 << 20, 0x61);
    const lines: number[] = [];
    const splitter = createLineSplitter({ line: () => lines.push(-1), tooLong: (head) => lines.push(head.length) });
    const before = process.memoryUsage().arrayBuffers;
    for (let i = 0; i < 50; i++) splitter.push(chunk);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 << 20);
    splitter.end();
    expect(lines).toEqual([256]);
  });
});
