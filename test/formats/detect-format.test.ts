import { describe, expect, it } from 'vitest';
import { detectAmong } from '../../src/formats/detect-format.js';
import { detectFormat, formats } from '../../src/formats/index.js';
import { recordedLog } from './recordings/recorded.js';

const combined = '127.0.0.1 - - [22/Nov/2026:16:23:02 +0000] "GET / HTTP/1.1" 200 5 "-" "-"\n';
const common = '127.0.0.1 - - [22/Nov/2026:16:23:02 +0000] "GET / HTTP/1.1" 200 5\n';

describe('detectFormat', () => {
  it('says what it takes an input for, and why', () => {
    const found = detectFormat(Buffer.from(combined.repeat(3)));
    expect(found?.format.id).toBe('combined');
    expect(found?.detection).toEqual({ confidence: 1, reason: 'all 3 lines at its beginning fit combined' });
    expect(found?.alternatives).toEqual([]);
  });

  it('judges by the share of lines that fit where it begins with garbage', () => {
    const garbage = `${'\0'.repeat(100)}\nhalf a li\n[x]\n`;
    const found = detectFormat(Buffer.from(garbage + combined.repeat(2)));
    expect(found?.format.id).toBe('combined');
    expect(found?.detection.confidence).toBe(0.4);
  });

  it('says so where two formats fit', () => {
    const found = detectFormat(Buffer.from(combined.repeat(3) + common));
    expect(found?.format.id).toBe('combined');
    expect(found?.alternatives.map(({ format }) => format.id)).toEqual(['common']);
    expect(found?.detection.reason).toBe(
      '3 of 4 lines at its beginning fit combined (common: 1 of 4 lines at its beginning fit common)',
    );
  });

  it('takes the earlier of two that are equally sure', () => {
    const found = detectAmong([...formats].reverse(), Buffer.from(combined + common));
    expect(found?.format.id).toBe('common');
    expect(detectFormat(Buffer.from(common + combined))?.format.id).toBe('combined');
  });

  it('is not misled by a head that ends in the middle of a line', () => {
    const head = recordedLog('vhost_combined').subarray(0, 1000);
    expect(detectFormat(head)?.detection.confidence).toBe(1);
  });

  it('looks at the first 64 KB only', () => {
    expect(detectFormat(Buffer.from(`${'x\n'.repeat(40_000)}${combined.repeat(9999)}`))).toBeNull();
  });

  it.each([
    ['nothing', ''],
    ['an empty line', '\n'],
    ['a half line', combined.slice(0, 40)],
    ['a program', '\x7fELF\0\0\0\n\0\xff'],
    ['one line of ours among many', `${'noise\n'.repeat(50)}${combined}`],
  ])('knows no format for %s', (_, text) => {
    expect(detectFormat(Buffer.from(text, 'latin1'))).toBeNull();
  });
});
