import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cri } from '../../../src/formats/envelopes/containers.js';
import { openEnvelopes } from '../../../src/formats/envelopes/open-envelopes.js';

const time = '2026-11-23T10:00:00.123456789Z';

function opened(text: string, size = Number.POSITIVE_INFINITY): string {
  const { push, end } = openEnvelopes(cri);
  const bytes = Buffer.from(text);
  let given = '';
  for (let at = 0; at < bytes.length; at += size) given += Buffer.from(push(bytes.subarray(at, at + size))).toString();
  return given + Buffer.from(end()).toString();
}

describe('lines in envelopes', () => {
  it('come out as lines, however the chunks are cut', () => {
    const lines = fc.array(fc.stringMatching(/^[a-z "ü]{0,12}$/), { maxLength: 20 });
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 60 }), fc.boolean(), (texts, size, isEnded) => {
        const put = (prefix: string) => texts.map((text) => prefix + text).join('\n') + (isEnded ? '\n' : '');
        expect(opened(put(`${time} stdout F `), size)).toBe(put(''));
      }),
    );
  });

  it('are joined where they were cut', () => {
    const parts = `${time} stdout P one, \n${time} stdout P two, \n${time} stdout F three\n${time} stdout F next\n`;
    expect(opened(parts)).toBe('one, two, three\nnext\n');
  });

  it('stay as they are outside', () => {
    expect(opened(`--- a gap ---\r\n\n${time} stdout F it\r\n`)).toBe('--- a gap ---\n\nit\n');
  });

  it('are cut where they are longer than any', () => {
    const given = opened(`${'x'.repeat(3 << 20)}\n${time} stdout F it\n`, 1 << 16);
    expect(given).toMatch(/^x{1,1000}\nit\n$/);
  });
});
