import { describe, expect, it } from 'vitest';
import { bindings } from '../../../src/views/tui/bindings.js';
import { actionFor, bindingsFor } from '../../../src/views/tui/keys.js';
import { drive } from './drive.js';
import { report } from './report.js';

describe('the key table', () => {
  it('has one meaning for a key on any screen', () => {
    for (const keys of [[], ['tab'], ['2'], ['5'], ['6'], ['enter', 'enter', 'enter']]) {
      const seen = new Set<string>();
      for (const key of bindingsFor(
        drive(report)
          .press(...keys)
          .state(),
      ).flatMap((binding) => binding.keys)) {
        expect(seen.has(key), key).toBe(false);
        seen.add(key);
      }
    }
  });

  it('stands in the help, whole', () => {
    const driven = drive(report, { columns: 80, rows: 60 }).press('?');
    for (const { shown, does } of bindingsFor(driven.press('escape').state())) {
      const text = driven.press('?').text();
      driven.press('escape');
      expect(text).toContain(shown);
      expect(text).toContain(does.slice(0, 40));
    }
  });

  it.each(bindings.map(({ keys, does }) => [keys[0] ?? '', does]))('%s does something where it works: %s', (key) => {
    const follows = drive(report, { columns: 120, rows: 40 }, { follow: true });
    const places = [[], ['tab'], ['enter', 'enter', 'enter'], ['G']].map((keys) => {
      const driven = drive(report, { columns: 120, rows: 40 }).press(...keys);
      return driven.state();
    });
    const working = [...places, follows.act({ type: 'caught-up' }).state()].filter(
      (state) => actionFor(state, key) !== null,
    );
    expect(working.length).toBeGreaterThan(0);
  });

  it('means nothing for keys that are not in it', () => {
    const state = drive(report).state();
    for (const key of ['x', 'ctrl-x', 'delete', 'é', 'paste:q', 'mouse:let-go:1:1'])
      expect(actionFor(state, key)).toBeNull();
  });
});

describe('where something is typed', () => {
  it('takes letters as letters', () => {
    const driven = drive(report).press('/', 'q', '?', 'Q', '1');
    expect(driven.lines().at(-1)).toContain('/ q?Q1');
    expect(driven.effects()).toEqual([]);
  });

  it('still lets Ctrl-C out', () => {
    expect(drive(report).press('/', 'ctrl-c').effects()).toEqual([
      { type: 'quit', interrupted: true, keepFrame: false },
    ]);
  });
});
