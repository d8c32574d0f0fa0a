import { describe, expect, it } from 'vitest';
import { createLineText } from '../../../src/formats/access-log/line-text.js';

function load(line: string | Buffer) {
  const text = createLineText();
  const bytes = Buffer.concat([Buffer.from('before\n'), Buffer.from(line as string), Buffer.from('\nbehind')]);
  text.load(bytes, 7, bytes.length - 7);
  return { text, value: (from: number, to: number) => text.value(7 + from, 7 + to) };
}

describe('createLineText', () => {
  it('cuts values out of plain lines', () => {
    const { text, value } = load('::1 - GET');
    expect([value(0, 3), value(4, 5), value(6, 9), value(9, 9)]).toEqual(['::1', null, 'GET', '']);
    expect(text.raw(100)).toBe('::1 - GET');
    expect(text.raw(3)).toBe('::1');
  });

  it('unescapes values', () => {
    const { text, value } = load('a\\x3cb \\xc3\\xbc x');
    expect([value(0, 6), value(7, 15), value(16, 17)]).toEqual(['a<b', 'ü', 'x']);
    expect(text.logged(7, 13)).toBe('a\\x3cb');
  });

  it('reads UTF-8 that stands raw in the line', () => {
    const { text, value } = load('ü€ ab \\x41ü');
    expect([value(0, 5), value(6, 8), value(9, 15)]).toEqual(['ü€', 'ab', 'Aü']);
    expect(text.raw(5)).toBe('ü€');
  });

  it('keeps its place behind bytes that are no UTF-8', () => {
    const { value } = load(Buffer.from([0xff, 0x20, 0x61]));
    expect([value(0, 1), value(2, 3)]).toEqual(['\ufffd', 'a']);
  });
});
