import { expect, it } from 'vitest';
import { readHarHeaders, splitAtLineFeeds, withoutDoubles } from '../../../src/formats/har/har-headers.js';

it('keeps repeated lines in order, with names in lower case and values without the white space around them', () => {
  const list = [
    { name: 'Vary', value: ' Origin\t' },
    ['VARY', 'Accept'],
    { name: 'X-Empty', value: '' },
    { name: 'Content-Length', value: 12 },
  ];
  expect(readHarHeaders(list)).toEqual({
    lines: [
      ['vary', 'Origin'],
      ['vary', 'Accept'],
      ['x-empty', ''],
      ['content-length', '12'],
    ],
    authority: null,
    complete: true,
  });
});

it('takes the host from the pseudo-headers of HTTP/2 and leaves them out', () => {
  const list = [
    { name: ':authority', value: 'api.example' },
    { name: ':path', value: '/' },
  ];
  expect(readHarHeaders(list)).toEqual({ lines: [], authority: 'api.example', complete: true });
});

it.each([
  null,
  5,
  'Origin: x',
  [],
  {},
  { name: 'origin' },
  { name: '', value: 'x' },
  { name: 5, value: 'x' },
  { name: 'a', value: {} },
])('says that a list is not complete because of %j', (item) => {
  expect(readHarHeaders([item])).toEqual({ lines: [], authority: null, complete: false });
});

it('trims a megabyte of blanks without going over it again and again', () => {
  const blanks = ' '.repeat(1_000_000);
  expect(readHarHeaders([{ name: 'a', value: `${blanks}x${blanks}y${blanks}` }]).lines).toEqual([['a', `x${blanks}y`]]);
});

it('does not keep every made-up name in mind', () => {
  const list = Array.from({ length: 10_000 }, (_, i) => ({ name: `X-${i}`, value: '' }));
  const { lines } = readHarHeaders(list);
  expect([lines[0], lines.at(-1)]).toEqual([
    ['x-0', ''],
    ['x-9999', ''],
  ]);
});

it('splits joined values and drops doubles', () => {
  expect(splitAtLineFeeds([['a', '1\n2']])).toEqual([
    ['a', '1'],
    ['a', '2'],
  ]);
  expect(
    withoutDoubles([
      ['a', '1'],
      ['b', '1'],
      ['a', '1'],
      ['a', '2'],
    ]),
  ).toEqual([
    ['a', '1'],
    ['b', '1'],
    ['a', '2'],
  ]);
});
