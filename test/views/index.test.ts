import { describe, expect, it } from 'vitest';
import { views } from '../../src/views/index.js';

describe('views', () => {
  it('have titles, and endings that tell them apart', () => {
    const all = Object.values(views);
    expect(new Set(all.map((view) => view.ending)).size).toBe(all.length);
    for (const view of all) expect(view.title).not.toBe('');
  });
});
