import { expect, it } from 'vitest';
import { linesOf, toShown } from '../../../src/formats/exceptions/shown.js';

it('makes lines of a page, of the strings in JSON, and of text', () => {
  expect(toShown('<h1>a</h1><p>b\n c</p>')).toEqual({ lines: ['a', 'b', ' c'], json: null });
  expect(toShown('a\r\n\r\n <b').lines).toEqual(['a', ' <b']);
  const json = { a: ['x\ny', 1, { b: 'z' }], c: null };
  expect(toShown(JSON.stringify(json))).toEqual({ lines: ['x', 'y', 'z'], json });
});

it('bounds lines and their length', () => {
  expect(linesOf('x\n'.repeat(10_000))).toHaveLength(3000);
  expect(linesOf('x'.repeat(10_000))).toEqual(['x'.repeat(2000)]);
});

it('does not follow JSON nested without end', () => {
  const deep = `{"a":${'['.repeat(5000)}"x"${']'.repeat(5000)}}`;
  expect(toShown(deep).lines).toEqual([]);
});
