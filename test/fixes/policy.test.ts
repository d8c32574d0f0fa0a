import { describe, expect, test } from 'vitest';
import { policyOf } from '../../src/fixes/policy.js';
import { madeUpExemplar, madeUpGroup, topList } from './made-up-group.js';

describe('policyOf', () => {
  test('lists what was announced, without what needs no listing', () => {
    const group = madeUpGroup({
      methods: topList({ POST: 5, PUT: 3, GET: 2, HEAD: 1, DELETE: 1 }),
      headers: topList({ 'X-Tenant': 3, 'content-type': 2 }),
    });
    expect(policyOf([group], [], [])).toMatchObject({
      pathPrefix: '/api/v2/orders/',
      methods: ['DELETE', 'PUT'],
      headers: ['content-type', 'x-tenant'],
      credentials: false,
      rejected: 0,
    });
  });

  test('takes the methods of other requests where the input hides what was announced, and only there', () => {
    const hidden = madeUpGroup({ methods: topList({}), methodsNearby: ['DELETE', 'GET', 'PUT'] });
    expect(policyOf([hidden], [], []).methods).toEqual(['DELETE', 'PUT']);
    const shown = madeUpGroup({ methods: topList({ PATCH: 1 }), methodsNearby: ['DELETE'] });
    expect(policyOf([shown], [], []).methods).toEqual(['PATCH']);
  });

  test('never allows response headers and what only a browser sets', () => {
    const names = { 'access-control-allow-origin': 3, cookie: 2, host: 1, origin: 1, 'sec-fetch-mode': 1, 'x-a': 1 };
    expect(policyOf([madeUpGroup({ headers: topList(names) })], [], [])).toMatchObject({
      headers: ['x-a'],
      refusedHeaders: ['access-control-allow-origin', 'cookie', 'host', 'origin', 'sec-fetch-mode'],
    });
  });

  test('counts what does not fit the grammar, each value once', () => {
    const group = madeUpGroup({
      origins: topList({ 'https://a.example"': 1, null: 4, 'https://a.example': 2 }),
      methods: topList({ 'PUT"': 1, TRACE: 1, PUT: 1 }),
      headers: topList({ 'x-${PATH}': 1 }),
    });
    const policy = policyOf([group, group], [], []);
    expect(policy).toMatchObject({ methods: ['PUT'], headers: [], nullOrigin: true, rejected: 4 });
    expect(policy.candidates.map(({ origin }) => origin)).toEqual(['https://a.example']);
  });

  test('cuts off a list that only somebody trying names would make', () => {
    const names = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`x-${i}`, 60 - i]));
    const policy = policyOf([madeUpGroup({ headers: topList(names) })], [], []);
    expect(policy.headers).toHaveLength(40);
    expect(policy.rejected).toBe(20);
  });

  test('needs credentials only where a remedy says so', () => {
    expect(policyOf([madeUpGroup()], [], ['send-cors-headers']).credentials).toBe(false);
    expect(policyOf([madeUpGroup()], [], ['send-cors-headers', 'allow-credentials']).credentials).toBe(true);
  });

  test('origins come from the user alone, and are no candidates any more', () => {
    const vouched = ['https://shop.example.com', 'https://shop.example.com', 'javascript:x', 'null', '*'];
    const policy = policyOf([madeUpGroup()], vouched, []);
    expect(policy.origins).toEqual(['https://shop.example.com']);
    expect(policy.candidates.map(({ origin }) => origin)).toEqual(['https://admin.example.com']);
  });

  test('a list that cannot be parsed is to be replaced, by something that allows no more than was asked', () => {
    const exemplars = [madeUpExemplar({ causes: ['preflight-allow-methods-malformed'] })];
    const methods = topList({ POST: 3 });
    expect(policyOf([madeUpGroup({ exemplars, methods })], [], [])).toMatchObject({
      replaceMethods: true,
      replaceHeaders: false,
      methods: ['POST'],
    });
    const cause = 'preflight-allow-headers-malformed';
    expect(policyOf([madeUpGroup({ cause, headers: topList({}) })], [], [])).toMatchObject({
      replaceHeaders: true,
      headers: ['accept'],
    });
    expect(policyOf([madeUpGroup()], [], [])).toMatchObject({ replaceMethods: false, replaceHeaders: false });
  });

  test('several groups: all of their methods, and the path that covers them', () => {
    const groups = [
      madeUpGroup({ path: '/api/v2/orders/*', methods: topList({ PUT: 1 }) }),
      madeUpGroup({ path: '/api/v2/export', methods: topList({ PATCH: 1 }) }),
    ];
    expect(policyOf(groups, [], [])).toMatchObject({ pathPrefix: '/api/v2/', methods: ['PATCH', 'PUT'] });
  });
});
