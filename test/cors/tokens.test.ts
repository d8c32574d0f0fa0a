import { describe, expect, test } from 'vitest';
import { isToken, parseTokenList, trimWhitespace } from '../../src/cors/tokens.js';

test.each(['GET', 'x-test', "!#$%&'*+-.^_`|~09azAZ", '*'])('%s is a token', (text) => {
  expect(isToken(text)).toBe(true);
});

test.each(['', 'a b', 'a:b', '"a"', 'a/b', '[a]', 'a;b', 'é', 'a\0', 'a\n'])('%j is no token', (text) => {
  expect(isToken(text)).toBe(false);
});

test('only HTTP white space is cut off', () => {
  expect(trimWhitespace(' \t\r\na b\t ')).toBe('a b');
  expect(trimWhitespace('\u00a0a\v')).toBe('\u00a0a\v');
  expect(trimWhitespace(' '.repeat(1_000_000))).toBe('');
});

describe('a list of tokens', () => {
  test.each([
    ['PUT', ['PUT']],
    ['PUT,', ['PUT']],
    [', ,PUT', ['PUT']],
    ['GET\t,\tPUT', ['GET', 'PUT']],
    ['GET,PUT, DELETE', ['GET', 'PUT', 'DELETE']],
    ['', []],
    [' ,\t,', []],
  ])('%j', (value, tokens) => {
    expect(parseTokenList(value)).toEqual({ tokens, malformed: null });
  });

  test.each([
    ['GET PUT', 'GET PUT'],
    ['GET; PUT', 'GET; PUT'],
    ['[GET, PUT]', '[GET'],
    ['a, "b"', '"b"'],
    ['a,\vb', '\vb'],
  ])('%j names what spoils it', (value, malformed) => {
    expect(parseTokenList(value)).toEqual({ tokens: [], malformed });
  });
});
