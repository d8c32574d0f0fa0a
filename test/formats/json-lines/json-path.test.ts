import { describe, expect, it } from 'vitest';
import { parsePath, valueAt } from '../../../src/formats/json-lines/json-path.js';

describe('parsePath', () => {
  it.each([
    ['$.req.headers.origin', ['req', 'headers', 'origin']],
    ['req.url', ['req', 'url']],
    ['$.a[0].b', ['a', '0', 'b']],
    ['$[\'a.b\']["c d"]', ['a.b', 'c d']],
    ['$.user-agent', ['user-agent']],
    [' $.@timestamp ', ['@timestamp']],
  ])('reads %s', (text, path) => expect(parsePath(text)).toEqual(path));

  it.each(['', '$', '$.', '$..a', '$.a[', '$.a b', '$a', '$.a[x]'])('refuses %j', (text) =>
    expect(parsePath(text)).toBeNull(),
  );
});

describe('valueAt', () => {
  const line = { a: { b: [{ c: 1 }] }, 'x.y': 2, n: null };

  it('goes through objects and lists', () => {
    expect(valueAt(line, ['a', 'b', '0', 'c'])).toBe(1);
    expect(valueAt(line, ['x.y'])).toBe(2);
    expect(valueAt(line, ['n'])).toBeNull();
  });

  it('finds nothing where there is nothing', () => {
    for (const path of [['b'], ['n', 'x'], ['a', 'b', '7', 'c'], ['a', 'b', 'length'], ['x.y', 'z']]) {
      expect(valueAt(line, path)).toBeUndefined();
    }
  });

  it('never looks at what objects inherit', () => {
    expect(valueAt(line, ['constructor'])).toBeUndefined();
    expect(valueAt(line, ['__proto__', 'toString'])).toBeUndefined();
    expect(valueAt(JSON.parse('{"__proto__":{"method":"GET"}}'), ['method'])).toBeUndefined();
  });
});
