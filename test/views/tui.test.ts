import { describe, expect, it } from 'vitest';
import { findKeys, suggestsDashboard, tui } from '../../src/views/tui.js';

describe('findKeys', () => {
  const terminal = { isTTY: true, setRawMode: () => undefined };
  const surroundings = { stdin: () => terminal, stdout: { isTTY: true }, env: { TERM: 'xterm' }, readsStdin: false };

  it('takes standard input where that is a terminal', () => {
    expect(findKeys(surroundings)).toBe(terminal);
  });

  it('finds none where nothing can be shown', () => {
    expect(findKeys({ ...surroundings, stdout: {} })).toBeNull();
    expect(findKeys({ ...surroundings, env: { TERM: 'dumb' } })).toBeNull();
  });

  it('does not touch standard input where that is the log', () => {
    const stdin = () => {
      throw new Error('it was touched');
    };
    expect(() => findKeys({ ...surroundings, stdin, readsStdin: true })).not.toThrow();
  });
});

it('does not suggest itself where nobody could press a key, or see it', () => {
  expect(suggestsDashboard({})).toBe(true);
  expect(suggestsDashboard({ CI: 'false' })).toBe(true);
  expect(suggestsDashboard({ CI: 'true' })).toBe(false);
  expect(suggestsDashboard({ INK_SCREEN_READER: 'true' })).toBe(false);
});

it('is a view like others, with a title', () => {
  expect(tui).toMatchObject({ kind: 'screen', title: 'the dashboard, in a terminal' });
});
