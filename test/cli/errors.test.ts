import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeOf, complaint, reasonOf, UserError } from '../../src/cli/errors.js';

function errorOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('it should have failed');
}

describe('complaint', () => {
  it('is one sentence on one line', () => {
    expect(complaint('there is no cause "x"')).toBe('preflight-audit: there is no cause "x".\n');
    expect(complaint('did you mean --format?')).toBe('preflight-audit: did you mean --format?\n');
  });

  it('writes out what a file name may hold', () => {
    expect(complaint('a\n\x1b[2Jb is empty.')).toBe('preflight-audit: a\\n\\x1b[2Jb is empty.\n');
  });
});

describe('what the system says', () => {
  const missing = errorOf(() => readFileSync('/no/such/file'));

  it('is put in words', () => {
    expect(reasonOf(missing)).toBe('no such file or directory');
    expect(reasonOf(new Error('EPIPE: broken pipe'))).toBe('broken pipe');
    expect(reasonOf(new Error('something else: entirely'))).toBe('something else: entirely');
    expect(reasonOf('text')).toBe('text');
  });

  it('has a name', () => {
    expect(codeOf(missing)).toBe('ENOENT');
    expect(codeOf(new Error('none'))).toBeNull();
    expect(codeOf(null)).toBeNull();
  });
});

describe('UserError', () => {
  it('carries a code that does not change with the words', () => {
    expect(new UserError('usage', 'words')).toMatchObject({ code: 'usage', message: 'words', name: 'UserError' });
  });
});
