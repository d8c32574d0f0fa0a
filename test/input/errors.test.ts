import { describe, expect, test } from 'vitest';
import * as errors from '../../src/input/errors.js';

const system = (code: string) => Object.assign(new Error(`${code}: the reason, open 'x'`), { code });

describe('openingError', () => {
  test.each([
    ['ENOENT', 'not-found', 'x.log does not exist: check its name and the folder it is in.'],
    ['ENOTDIR', 'not-found', 'x.log does not exist: check its name and the folder it is in.'],
    [
      'EACCES',
      'permission',
      'x.log may not be read by this user: ask for the right, or run "sudo cat x.log | preflight-audit -".',
    ],
    ['EISDIR', 'directory', 'x.log is a directory: name the files in it.'],
    ['EIO', 'not-readable', "x.log cannot be read: EIO: the reason, open 'x'."],
  ])('%s', (code, expected, message) => {
    expect(errors.openingError('x.log', system(code))).toEqual({ name: 'x.log', code: expected, message });
  });
});

test('commands take names as a shell does', () => {
  const { message } = errors.foreignContainerError("it's $(x).xz", { title: 'xz', unpack: (name) => `xz -dc ${name}` });
  expect(message).toBe(`it's $(x).xz is packed with xz: run "xz -dc 'it'\\''s $(x).xz' | preflight-audit -".`);
});

test('standard input is called by its name', () => {
  expect(errors.emptyError('-', false).message).toMatch(/^Standard input is empty: /);
  expect(errors.damagedError('-', 'why').message).toBe('Nothing of Standard input can be read: why.');
  expect(errors.foreignContainerError('-', { title: 'xz', unpack: (name) => `xz -dc ${name}` }).message).toBe(
    'Standard input is packed with xz: run "xz -dc - | preflight-audit -".',
  );
});

test('a directory suggests its files', () => {
  expect(errors.directoryError('logs', ['logs/access.log', 'logs/a b.log']).message).toBe(
    "logs is a directory: name the files in it, such as logs/access.log 'logs/a b.log'.",
  );
});
