import { expect, test } from 'vitest';
import { asNotes, originComments } from '../../src/fixes/origin-comments.js';
import { madeUpGroup, topList } from './made-up-group.js';

test('the placeholder is named, candidates carry counts, times and cautions', () => {
  const group = madeUpGroup({ origins: topList({ 'http://192.0.2.7:3000': 3 }), clients: { count: 1, exact: true } });
  expect(originComments([group], [])).toEqual([
    'https://app.example.com is a placeholder: put the origin of your own page in its place.',
    'Candidates seen in this input. Review before use: whoever is listed can read every response your users may see.',
    '  http://192.0.2.7:3000  3 times, 2026-11-21T14:02:13.000Z to 2026-11-21T15:10:40.000Z, not https, an IP address, port 3000, one client only',
  ]);
});

test('with an origin of the user there is no placeholder, and null is never a candidate', () => {
  const group = madeUpGroup({ origins: topList({ 'https://shop.example.com': 1, null: 4 }) });
  expect(originComments([group], ['https://shop.example.com'])).toEqual([
    'The origin null was seen too. Any sandboxed page can send it: it is never listed.',
  ]);
});

test('as notes, the candidates stand in one sentence', () => {
  expect(asNotes(originComments([madeUpGroup({ clients: { count: 1, exact: true } })], []))).toEqual([
    'https://app.example.com is a placeholder: put the origin of your own page in its place.',
    'Candidates seen in this input. Review before use: whoever is listed can read every response your users may see. https://shop.example.com  2802 times, one client only; https://admin.example.com  109 times, one client only',
  ]);
});

test('eight candidates are named, the rest counted', () => {
  const origins = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`https://a${i}.example.com`, 11 - i]));
  const lines = originComments([madeUpGroup({ origins: topList(origins) })], []);
  expect(lines.filter((line) => line.startsWith('  https://'))).toHaveLength(8);
  expect(lines.at(-1)).toBe('  and 3 more');
});
