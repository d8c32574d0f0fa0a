import { describe, expect, it } from 'vitest';
import { headersApart, headersIn, headersNamed } from '../../../src/formats/json-lines/field-map.js';
import { createHeaderReader } from '../../../src/formats/json-lines/json-headers.js';

describe('headers in an object', () => {
  const read = createHeaderReader(headersIn(['res', 'headers'], ['headers']));

  it('are all there, repeated lines too', () => {
    const headers = { 'Access-Control-Allow-Origin': ['*', 'null'], Vary: 'Origin', Age: 7, X: null, Y: {}, Z: [1] };
    expect(read({ headers })).toEqual({
      lines: [
        ['access-control-allow-origin', '*'],
        ['access-control-allow-origin', 'null'],
        ['vary', 'Origin'],
        ['age', '7'],
      ],
      recorded: 'all',
      repeats: 'kept',
    });
  });

  it('keeps the names of secrets whose values were left out, and no other empty lists', () => {
    const { lines } = read({ headers: { Authorization: [], Cookie: ['REDACTED'], 'Content-Type': [] } });
    expect(lines).toEqual([
      ['authorization', 'REDACTED'],
      ['cookie', 'REDACTED'],
    ]);
  });

  it('say nothing where the object is missing', () => {
    expect(read({ headers: 'none' })).toMatchObject({ lines: [], recorded: new Set() });
  });

  it('cannot reach a prototype', () => {
    const line = JSON.parse('{"headers":{"__proto__":["x"],"constructor":["y"]}}');
    expect(read(line).lines).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });
});

describe('headers one by one', () => {
  it('are recorded from the line on that shows them first', () => {
    const read = createHeaderReader(
      headersApart(
        new Map([
          ['origin', [['o'], ['origin']]],
          ['vary', [['v']]],
        ]),
      ),
    );
    expect(read({ origin: 'https://x' })).toMatchObject({
      lines: [['origin', 'https://x']],
      recorded: new Set(['origin']),
    });
    expect(read({ v: '-' })).toMatchObject({ lines: [], recorded: new Set(['origin', 'vary']) });
  });

  it('may share a prefix', () => {
    const read = createHeaderReader(headersNamed('request_', ['Accept', 'Host']));
    expect(read({ request_Origin: 'null', other: 'x' })).toMatchObject({
      lines: [['origin', 'null']],
      recorded: new Set(['origin']),
    });
    for (let i = 0; i < 5000; i++) read({ [`request_x${i}`]: 'x' });
    expect(read({})).toMatchObject({ recorded: { size: 1000 } });
    expect(read({ request_Accept: '*/*', request_Host: 'a' })).toMatchObject({
      lines: [
        ['accept', '*/*'],
        ['host', 'a'],
      ],
      recorded: 'all',
    });
  });
});
