import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../../../src/views/tui/detail/compare.js';
import { tableLines } from '../../../../src/views/tui/detail/comparison-table.js';
import { createShow } from '../../../../src/views/tui/show.js';
import { lineWidth, textOf } from '../../../../src/views/tui/span.js';

const names = Array.from({ length: 12 }, (_, index) => `x-header-${index}`).join(', ');
const rows: readonly Comparison[] = [
  { what: 'status', asked: '200 to 299', answered: '204', mark: 'passed', over: '' },
  { what: 'headers', asked: 'content-type, x-tenant', answered: 'content-type', mark: 'failed', over: 'x-tenant' },
];
const texts = (width: number, some = rows) =>
  tableLines('Preflight', some, { show: createShow(false), width }).map((line) => textOf(line).trimEnd());

describe('tableLines', () => {
  it('makes each column as wide as what stands in it', () => {
    for (const width of [90, 200]) {
      expect(texts(width)).toEqual([
        'Preflight   asked                   answered',
        'status      200 to 299              204           ✔',
        'headers     content-type, x-tenant  content-type  ✘ x-tenant',
      ]);
    }
  });

  it('goes on in further lines where a list is long, and leaves room for what it stumbled over', () => {
    const long: Comparison = { what: 'headers', asked: names, answered: names, mark: 'failed', over: 'x-header-3' };
    const shown = texts(90, [long]);
    expect(shown.length).toBeGreaterThan(4);
    expect(shown[1]).toMatch(/^headers {5}x-header-0,.* x-header-0,.*✘ x-header-3$/);
    expect(shown.join(' ').match(/x-header-11/g)).toHaveLength(2);
    for (let width = 32; width < 200; width++) {
      const lines = tableLines('Preflight', [long], { show: createShow(false), width });
      for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(width);
    }
  });

  it('stands one below the other where it is too narrow', () => {
    expect(texts(40)[0]).toBe('Preflight: asked, then answered');
    expect(texts(40).at(-1)).toMatch(/^ +content-type: x-tenant$/);
  });
});
