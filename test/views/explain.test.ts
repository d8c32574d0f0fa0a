import { describe, expect, it } from 'vitest';
import { causes } from '../../src/causes/index.js';
import { warnings } from '../../src/causes/warnings.js';
import { explainCause, explainWarning, listCauses } from '../../src/views/explain.js';
import { widthOf } from '../../src/views/shared/width.js';

describe('explainCause', () => {
  it.each(causes.map((cause) => [cause.id, cause] as const))('tells all about %s', (id, cause) => {
    const told = explainCause(cause, 100);
    expect(told.startsWith(`${id} (${cause.family})\n${cause.title}\n\n`)).toBe(true);
    const headings = ['Why it happens', 'What browsers show', 'How to confirm it', 'What repairs it'];
    const places = headings.map((heading) => told.indexOf(`\n\n${heading}\n  `));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    for (const browser of ['Chrome', 'Firefox', 'Safari']) expect(told).toContain(`\n  ${browser}`);
  });

  it.each([40, 80, 100])('keeps within %d columns', (width) => {
    const everything = [
      ...causes.map((cause) => explainCause(cause, width)),
      ...warnings.map((warning) => explainWarning(warning, width)),
      listCauses(causes, warnings, width),
    ].join('\n');
    for (const line of everything.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(Math.max(width, 70));
  });
});

describe('explainWarning', () => {
  it('says that it is no verdict', () => {
    expect(
      explainWarning({ id: 'vary-origin-missing', title: 'Vary is missing', advice: 'Add it.', remedies: [] }, 100),
    ).toBe('vary-origin-missing (a warning, never a verdict)\nVary is missing\n\n  Add it.\n');
  });
});

describe('listCauses', () => {
  it('has every id once, by family', () => {
    const lines = listCauses(causes, warnings, 100).split('\n');
    for (const { id } of [...causes, ...warnings]) {
      expect(lines.filter((line) => line.startsWith(`  ${id} `))).toHaveLength(1);
    }
    for (const { family } of causes) expect(lines).toContain(family);
  });
});
