import { describe, expect, it } from 'vitest';
import { createItems, isoTime } from '../../../src/formats/access-log/items.js';
import { layOut } from '../../../src/formats/access-log/layout.js';

describe('createItems', () => {
  it('joins literals and numbers fields', () => {
    const items = createItems();
    items.literal('a');
    items.literal('');
    items.literal('b');
    items.field('$x', 'i', 'X');
    items.field('$y', 'U', '', 'original');
    expect(items.list()).toEqual([
      { kind: 'literal', text: 'ab' },
      { kind: 'directive', directive: '$x', letter: 'i', argument: 'X', request: 'final', condition: null },
      { kind: 'directive', directive: '$y', letter: 'U', argument: '', request: 'original', condition: null },
    ]);
    expect([items.find('$x'), items.find('$y'), items.find('$z')]).toEqual([0, 1, null]);
  });
});

describe('isoTime', () => {
  it.each([
    ['msec', '2026-11-22T16:23:02.974Z', '2026-11-22T16:23:02.974Z'],
    ['usec', '2026-11-22T16:23:02.974088Z', '2026-11-22T16:23:02.974Z'],
    ['msec', '2026-11-22T16:23:02.974+05:30', '2026-11-22T10:53:02.974Z'],
    ['msec', '2026-11-22T16:23:02.974-0330', '2026-11-22T19:53:02.974Z'],
  ] as const)('reads %s of %s', (fraction, written, time) => {
    const items = createItems();
    isoTime(items, 'time', 'begin', fraction);
    items.literal(' ');
    items.field('method', 'm');
    const layout = layOut(items.list());
    if ('error' in layout) throw new Error(layout.error);
    const line = Buffer.from(`${written} GET`);
    expect(layout.locator.locate(line, 0, line.length)).toBe(true);
    const { starts, ends } = layout.locator;
    expect(layout.time?.read(line, starts, ends)).toBe(Date.parse(time));
    expect(layout.time).toMatchObject({ resolution: 1, zoneless: false });
  });
});
