import { describe, expect, it } from 'vitest';
import { type Column, layTable } from '../../../src/views/shared/table.js';

const columns: readonly Column[] = [
  { heading: 'cause', align: 'left', shrink: { to: 6, cut: 'end' } },
  { heading: 'path', align: 'left', shrink: { to: 6, cut: 'middle' }, dropOrder: 2 },
  { heading: 'failed', align: 'right' },
  { heading: 'sure', align: 'left', dropOrder: 1 },
];
const rows = [
  ['nobody answers', '/api/v2/orders', '2,911', 'certain'],
  ['an exception', '/x', '7', 'likely'],
];

describe('layTable', () => {
  it('aligns cells under their headings', () => {
    expect(layTable(columns, rows, 80)).toEqual([
      'cause           path            failed  sure',
      'nobody answers  /api/v2/orders   2,911  certain',
      'an exception    /x                   7  likely',
    ]);
  });

  it('cuts cells before it drops a column', () => {
    expect(layTable(columns, rows, 36)).toEqual([
      'cause     path       failed  sure',
      'nobody …  /api…ders   2,911  certain',
      'an exce…  /x              7  likely',
    ]);
  });

  it('drops columns in their order when cutting is not enough', () => {
    expect(layTable(columns, rows, 24)).toEqual([
      'cause    path     failed',
      'nobody…  /ap…ers   2,911',
      'an exc…  /x            7',
    ]);
    expect(layTable(columns, rows, 20)).toEqual([
      'cause         failed',
      'nobody answ…   2,911',
      'an exception       7',
    ]);
  });

  it('never cuts a column that must stay whole', () => {
    expect(layTable(columns, rows, 5)[1]).toBe('nobod…   2,911');
  });

  it('styles cells after they are laid out', () => {
    const styled = layTable([{ heading: 'n', align: 'right', style: (text) => `<${text}>` }], [['1'], ['22']], 10);
    expect(styled).toEqual([' n', '< 1>', '<22>']);
  });
});
