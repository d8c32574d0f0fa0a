import { describe, expect, test } from 'vitest';
import { fixesByGroup, suggestFixes } from '../../src/fixes/index.js';
import { madeUpGroup, madeUpReport, topList } from './made-up-group.js';

const options = { server: null, allowOrigins: [] };

describe('suggestFixes', () => {
  test.each([
    ['apache', 'apache'],
    ['Apache/2.4.71 (Debian)', 'apache'],
    ['nginx/1.22.1', 'nginx'],
    ['openresty', 'nginx'],
    ['nobody knows', 'apache'],
    [null, 'apache'],
  ])('input from %s: fixes for %s', (shown, server) => {
    expect(suggestFixes(madeUpReport([madeUpGroup()], shown), options)[0]?.server).toBe(server);
  });

  test('a server that is asked for wins over the one the input shows', () => {
    const report = madeUpReport([madeUpGroup()], 'nginx');
    expect(suggestFixes(report, { ...options, server: 'apache-htaccess' })[0]?.server).toBe('apache-htaccess');
    expect(() => suggestFixes(report, { ...options, server: 'icecast' })).toThrow(RangeError);
  });

  test('groups whose fixes read the same share one', () => {
    const report = madeUpReport([
      madeUpGroup({ key: 'a' }),
      madeUpGroup({ key: 'b', path: '/other' }),
      madeUpGroup({
        key: 'c',
        origins: topList({ 'https://shop.example.com': 2802, 'https://admin.example.com': 109 }),
      }),
    ]);
    const fixes = suggestFixes(report, options);
    expect(fixes.map(({ groups }) => groups)).toEqual([['a', 'c'], ['b']]);
    const byGroup = fixesByGroup(fixes);
    expect(byGroup.get('c')).toBe(byGroup.get('a'));
  });

  test('says where methods come from that the input does not show', () => {
    const group = madeUpGroup({ methods: topList({}), methodsNearby: ['GET', 'PUT'] });
    const [fix] = suggestFixes(madeUpReport([group]), options);
    expect(fix?.parts[0]?.text).toContain('Access-Control-Allow-Methods "PUT"');
    expect(fix?.notes.join(' ')).toContain('PUT: of the requests that followed other preflights here');
    const [known] = suggestFixes(madeUpReport([madeUpGroup({ methodsNearby: ['PATCH'] })]), options);
    expect(known?.notes.join(' ')).not.toContain('other preflights here');
  });

  test('a group without remedies has no fix', () => {
    expect(suggestFixes(madeUpReport([madeUpGroup({ remedies: [] })]), options)).toEqual([]);
  });

  test('nginx has room for one policy a host: its fix has a line for each path, the longest first', () => {
    const report = madeUpReport([
      madeUpGroup({ key: 'a', path: '/api/orders/*' }),
      madeUpGroup({ key: 'b', path: '/api/orders/export', methods: topList({ PATCH: 1 }) }),
      madeUpGroup({ key: 'c', cause: 'preflight-server-error', status: 500 }),
      madeUpGroup({ key: 'd', host: 'other.example.com' }),
    ]);
    const fixes = suggestFixes(report, { ...options, server: 'nginx' });
    expect(fixes.map(({ groups }) => groups)).toEqual([['a', 'b'], ['c'], ['d']]);
    const text = fixes[0]?.parts[0]?.text ?? '';
    expect(text.indexOf('/api/orders/export(')).toBeLessThan(text.indexOf('/api/orders/"'));
    expect(fixes[2]?.parts[0]?.text).toContain('$cors_origin_2');
  });

  test('notes what the page does wrong itself', () => {
    const group = madeUpGroup({
      headers: topList({ 'access-control-allow-origin': 5 }),
      warnings: [{ id: 'allow-headers-copy-paste', count: 1 }],
      methods: topList({ 'PUT\n': 1 }),
    });
    const notes = suggestFixes(madeUpReport([group]), options)[0]?.notes.join('\n');
    expect(notes).toContain('access-control-allow-origin. Only a response or the browser itself has these');
    expect(notes).toContain('JavaScript Headers object');
    expect(notes).toContain('1 announced value is left out');
  });
});
