import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeLogItem } from '../../../src/formats/apache-log-parser/escapes.js';
import { repairJson } from '../../../src/formats/json-lines/repair-json.js';

function repair(text: string): string {
  const bytes = Buffer.from(`x${text}x`, 'latin1');
  return repairJson(bytes, 1, bytes.length - 1);
}

describe('repairJson', () => {
  it.each([
    ['{"a":"\\xc3\\xbc\\v"}', '{"a":"ü\\u000b"}'],
    ['{"a":"\\x22\\x5C\\x1b"}', '{"a":"\\"\\\\\\u001b"}'],
    ['{"a":"\\\\x41\\\\\\x41"}', '{"a":"\\\\x41\\\\A"}'],
    ['{"a":-,"b":,"c": - }', '{"a":null,"b":null,"c":null}'],
    ['{"a":":-,\\":-,"}', '{"a":":-,\\":-,"}'],
    ['{"a":-1,"b":[]}', '{"a":-1,"b":[]}'],
    ['{"a":"\\xzz\\x', '{"a":"\\xzz\\x'],
    ['{"a":"x\\', '{"a":"x\\'],
    ['', ''],
  ])('makes of %s', (logged, json) => expect(repair(logged)).toBe(json));

  it('gives back every byte that Apache escaped', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const logged = `{"a":"${escapeLogItem(Buffer.from(text, 'utf8'))}"}`;
        expect(JSON.parse(repair(logged))).toEqual({ a: Buffer.from(text, 'utf8').toString('utf8') });
      }),
    );
  });

  it('never fails, and changes no JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify({ value });
        expect(JSON.parse(repairJson(Buffer.from(text), 0, Buffer.byteLength(text)))).toEqual(JSON.parse(text));
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => typeof repairJson(Buffer.from(bytes), 0, bytes.length) === 'string'),
    );
  });
});
