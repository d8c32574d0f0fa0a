import { describe, expect, test } from 'vitest';
import type { TryIt } from '../../src/fixes/fix.js';
import { suggestFixes } from '../../src/fixes/index.js';
import type { Group } from '../../src/model/report.js';
import { madeUpExemplar, madeUpGroup, madeUpReport, topList } from './made-up-group.js';

function commands(group: Group, allowOrigins: readonly string[] = []): TryIt | undefined {
  return suggestFixes(madeUpReport([group]), { server: 'apache', allowOrigins })[0]?.tryIt;
}

describe('tryIt', () => {
  test('asks what a failing browser asked', () => {
    const exemplars = [madeUpExemplar({ url: '/api/v2/orders/4711?token=secret' })];
    expect(commands(madeUpGroup({ exemplars }), ['https://shop.example.com'])).toEqual({
      preflight:
        "curl -i -X OPTIONS 'https://api.example.com/api/v2/orders/4711' -H 'Origin: https://shop.example.com' -H 'Access-Control-Request-Method: PUT' -H 'Access-Control-Request-Headers: content-type,x-tenant'",
      request: "curl -i 'https://api.example.com/api/v2/orders/4711' -H 'Origin: https://shop.example.com'",
      shownBy: 'preflight',
      expect:
        'the OPTIONS is answered with a status from 200 to 299 and exactly one Access-Control-Allow-Origin: https://shop.example.com',
    });
  });

  test('takes placeholders for what cannot be quoted', () => {
    const group = madeUpGroup({
      host: "x'; id; '",
      exemplars: [madeUpExemplar({ url: "/a'b" })],
      path: "/a'b",
      methods: topList({ "PUT'": 1 }),
      headers: topList({ "x'": 1 }),
    });
    expect(commands(group)?.preflight).toBe(
      "curl -i -X OPTIONS 'https://api.example.com/' -H 'Origin: https://app.example.com' -H 'Access-Control-Request-Method: GET'",
    );
  });

  test.each([
    ['http://127.0.0.1:8080/api/v2/orders/1', '127.0.0.1:8080', 'http://127.0.0.1:8080/api/v2/orders/1'],
    ['/api/v2/orders/1', 'api.example.com:80', 'http://api.example.com:80/api/v2/orders/1'],
    ['/api/v2/orders/1', 'api.example.com:443', 'https://api.example.com:443/api/v2/orders/1'],
    ['https://[::1]/x', '[::1]', 'https://[::1]/x'],
  ])('%s on %s is %s', (url, host, asked) => {
    expect(commands(madeUpGroup({ host, exemplars: [madeUpExemplar({ url })] }))?.request).toContain(`'${asked}'`);
  });

  test('expects nothing of a URL that redirects, for it is the client that moves on', () => {
    expect(
      commands(madeUpGroup({ cause: 'preflight-redirect', status: 301, remedies: [{ kind: 'stop-redirect' }] }))
        ?.expect,
    ).toMatch(
      /^the answer to the OPTIONS names another URL in its Location; sent there, it is answered with a status from 200 to 299/,
    );
  });

  test('says which command shows it for a response that was blocked', () => {
    expect(commands(madeUpGroup({ cause: 'actual-allow-origin-missing', status: 200 }))).toMatchObject({
      shownBy: 'request',
      expect: 'the GET is answered with exactly one Access-Control-Allow-Origin: https://app.example.com',
    });
  });
});
