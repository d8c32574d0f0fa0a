import { describe, expect, it } from 'vitest';
import { hashText } from '../../../src/formats/format.js';
import { trustProxies } from '../../../src/formats/forwarded/trusted-proxies.js';
import {
  type FieldMap,
  headersApart,
  headersIn,
  headersNamed,
  noFields,
} from '../../../src/formats/json-lines/field-map.js';
import { createQuickCheck } from '../../../src/formats/json-lines/quick-check.js';

const map: FieldMap = {
  ...noFields,
  client: [['req', 'client_ip'], ['ip']],
  requestHeaders: headersIn(['headers']),
};

function check(line: string, fields: FieldMap = map, open: readonly string[] = []): boolean {
  const hashes = new Set(open.map(hashText));
  const bytes = Buffer.from(`{"x":"OPTIONS"}\n${line}\n{"method":"OPTIONS","ip":"192.0.2.7"}`);
  const start = 16;
  return createQuickCheck(fields, { hasOpenPreflight: (hash) => hashes.has(hash) }, trustProxies([]))(
    bytes,
    start,
    start + Buffer.byteLength(line),
  );
}

describe('createQuickCheck', () => {
  it.each([
    ['the method', '{"ip":"a","method":"OPTIONS"}'],
    ['a request line', '{"ip":"a","r":"OPTIONS / HTTP/1.1"}'],
    ['an Origin', '{"ip":"a","headers":{"Origin":["https://x"]}}'],
    ['an Origin with white space', '{"ip":"a","headers":{"origin" : [ "null" ]}}'],
    ['a client that only parsing can tell', '{"ip":"a\\u002e"}'],
    ['a client that is no text', '{"ip":["a"]}'],
    ['a client that is no ASCII', '{"ip":"café"}'],
    ['a client that never ends', '{"ip":"a'],
    ['no client where there should be one', '{"a":1}'],
  ])('looks at a line with %s', (_, line) => expect(check(line)).toBe(true));

  it.each([
    ['an Allow header', '{"ip":"a","resp":{"Allow":["GET, OPTIONS"],"Access-Control-Allow-Methods":["OPTIONS, GET"]}}'],
    ['an absent Origin', '{"ip":"a","Origin":"-","origin":""}'],
    ['no Origin', '{"ip":"a","Origin":null,"origin":[]}'],
    ['a value called Origin', '{"ip":"a","vary":["Origin"]}'],
    ['another client', '{"ip":"a"}'],
  ])('passes over a line with %s', (_, line) => expect(check(line)).toBe(false));

  it('looks at a line of a trusted proxy that may say for whom it speaks', () => {
    expect(check('{"ip":"10.0.0.1","headers":{"X-FORWARDED-for":["192.0.2.7"]}}')).toBe(true);
    expect(check('{"ip":"192.0.2.1","headers":{"X-Forwarded-For":["192.0.2.7"]}}')).toBe(false);
    const apart = { ...map, requestHeaders: headersApart(new Map([['x-forwarded-for', [['xff']]]])) };
    expect(check('{"ip":"10.0.0.1","xff":"192.0.2.7"}', apart)).toBe(true);
    expect(check('{"ip":"10.0.0.1","xff":"-"}', apart)).toBe(false);
    expect(check('{"ip":"192.0.2.1","xff":"192.0.2.7"}', apart)).toBe(false);
  });

  it('asks about the client as its record would name it', () => {
    const open = ['192.0.2.7'];
    expect(check('{"ip":"192.0.2.7:443"}', map, open)).toBe(true);
    expect(check('{"req":{"client_ip":"-"},"ip":"192.0.2.7, 10.0.0.1"}', map, open)).toBe(true);
    expect(check('{"req":{"client_ip":"192.0.2.8"},"ip":"192.0.2.7"}', map, open)).toBe(false);
    expect(check('{"ip":"-"}', map, [''])).toBe(true);
    expect(check('{"a":1}', noFields, [''])).toBe(true);
    expect(check('{"a":1}', noFields, [])).toBe(false);
  });

  it('knows an Origin that is logged by itself, or with a prefix', () => {
    const apart = { ...map, requestHeaders: headersApart(new Map([['origin', [['o']]]])) };
    expect([check('{"ip":"a","o":"null"}', apart), check('{"ip":"a","Origin":"null"}', apart)]).toEqual([true, false]);
    const prefixed = { ...map, requestHeaders: headersNamed('request_', []) };
    expect(check('{"ip":"a","request_Origin":"null"}', prefixed)).toBe(true);
  });

  it('starts anew in every chunk', () => {
    const quick = createQuickCheck(map, { hasOpenPreflight: () => false }, trustProxies([]));
    const chunk = Buffer.from('{"ip":"a","m":"GET    "}');
    expect(quick(chunk, 0, chunk.length)).toBe(false);
    chunk.write('{"ip":"a","m":"OPTIONS"}');
    expect(quick(chunk, 0, chunk.length)).toBe(true);
  });
});
