import { describe, expect, test } from 'vitest';
import { detectEncoding, toUtf8 } from '../../src/input/text-encoding.js';
import { chunksOf, collectText } from './helpers.js';

const text = '{"log":{"café":"😀\r\n"}}';
const utf16le = Buffer.from(text, 'utf16le');
const utf16be = Buffer.from(utf16le).swap16();
const bom = { utf8: Buffer.from([0xef, 0xbb, 0xbf]), le: Buffer.from([0xff, 0xfe]), be: Buffer.from([0xfe, 0xff]) };

describe('any encoding becomes UTF-8 without a byte order mark', () => {
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.concat([bom.utf8, Buffer.from(text)])],
    ['UTF-16LE', utf16le],
    ['UTF-16LE with a mark', Buffer.concat([bom.le, utf16le])],
    ['UTF-16BE', utf16be],
    ['UTF-16BE with a mark', Buffer.concat([bom.be, utf16be])],
  ])('%s', async (_, content) => {
    const detected = detectEncoding(content);
    expect(await collectText(toUtf8(chunksOf(content), detected))).toBe(text);
    expect(await collectText(toUtf8(chunksOf(content, 3), detected))).toBe(text);
  });
});

test('what is no text stays as it is', async () => {
  const bytes = Buffer.from([0x00, 0x01, 0x80, 0xff, 0x00]);
  expect(detectEncoding(bytes)).toEqual({ encoding: 'utf-8', bomLength: 0 });
  expect(await collectText(toUtf8(chunksOf(bytes), detectEncoding(bytes)))).toBe(bytes.toString());
});

test('half a character at the end becomes a replacement character', async () => {
  const content = Buffer.concat([bom.le, Buffer.from('ab', 'utf16le'), Buffer.from([0x41])]);
  expect(await collectText(toUtf8(chunksOf(content), detectEncoding(content)))).toBe('ab�');
});
