import { describe, expect, it } from 'vitest';
import { suggest } from '../../src/cli/suggest.js';

const ids = ['preflight-redirect', 'preflight-not-found', 'not-cors'];

describe('suggest', () => {
  it.each([
    ['preflight-redirct', 'preflight-redirect'],
    ['PREFLIGHT-NOT-FOUND', 'preflight-not-found'],
    ['notcors', 'not-cors'],
  ])('%s probably means %s', (word, meant) => {
    expect(suggest(word, ids)).toBe(meant);
  });

  it.each(['', 'xyzzy', 'preflight', '\x1b'.repeat(10_000)])('has no idea what %j means', (word) => {
    expect(suggest(word, ids)).toBeNull();
  });
});
