import { describe, expect, it } from 'vitest';
import { widthOf } from '../../src/views/shared/width.js';
import { text } from '../../src/views/text.js';
import { incident } from './made-up-incident.js';
import { madeUpFix, madeUpGroup, madeUpRecord, madeUpReport, madeUpSource } from './made-up-report.js';
import { rendered } from './rendered.js';

const plain = { width: 100, color: false, ascii: false };

describe('text', () => {
  it('reads like this', async () => {
    await expect(rendered(text, incident, plain)).toMatchFileSnapshot('reports/incident.txt');
  });

  it('reads like this on a narrow terminal', async () => {
    await expect(rendered(text, incident, { ...plain, width: 60 })).toMatchFileSnapshot('reports/incident-60.txt');
  });

  it('says the same without colour', () => {
    const coloured = rendered(text, incident, { ...plain, color: true });
    expect(coloured).not.toBe(rendered(text, incident, plain));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the codes that colour is made of
    expect(coloured.replace(/\x1b\[\d+m/g, '')).toBe(rendered(text, incident, plain));
  });

  it('is ASCII where the terminal speaks nothing else', () => {
    const ascii = rendered(text, incident, { ...plain, ascii: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with controls
    expect(ascii).toMatch(/^[\x00-\x7f]*$/);
    expect(ascii.split('\n').length).toBe(rendered(text, incident, plain).split('\n').length);
  });

  it.each([40, 60, 80, 100, 132])('keeps within %d columns, but for what is there to be pasted', (width) => {
    const report = { ...incident, fixes: [] };
    for (const line of rendered(text, report, { ...plain, width }).split('\n')) {
      if (line.includes('failures')) continue;
      expect(widthOf(line)).toBeLessThanOrEqual(width);
    }
  });

  it('lets nothing of the input reach the terminal as a command', () => {
    const attack = '\x1b]52;c;AAAA\x07\x9b2J\u202e\r\n\u200b';
    const report = madeUpReport({
      sources: [madeUpSource({ file: attack, format: attack, notes: [attack], unreadable: 1 })],
      groups: [
        madeUpGroup({
          title: attack,
          host: attack,
          path: attack,
          origins: { items: [{ value: attack, count: 1 }], others: 0 },
          headers: { items: [{ value: attack, count: 1 }], others: 0 },
          methods: { items: [{ value: attack, count: 1 }], others: 0 },
          browser: { chromium: { error: attack, parameter: attack, message: attack } },
          evidence: [attack],
          exemplars: [madeUpRecord({ url: attack, client: attack, source: { file: attack, line: 1 } })],
        }),
        madeUpGroup({ verdict: 'undecided', title: attack, path: attack, confirm: attack }),
      ],
      warnings: [
        {
          id: attack,
          count: 1,
          title: attack,
          advice: attack,
          groups: [madeUpGroup({ host: attack, evidence: [attack] })],
        },
      ],
      unreadable: [{ source: { file: attack, line: 2 }, reason: attack }],
      counts: { unreadable: 1 },
    });
    const fix = madeUpFix({ groups: [report.groups[0]?.key ?? ''], notes: [attack], why: attack, undo: attack });
    const shown = rendered(text, { report, fixes: [fix] }, plain);
    expect(shown).toContain('\\x1b]52;c;AAAA\\x07');
    expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  });

  it('stays short whatever the length of a value', () => {
    const report = madeUpReport({
      groups: [madeUpGroup({ exemplars: [madeUpRecord({ url: `/${'x'.repeat(10_000_000)}` })] })],
    });
    expect(rendered(text, { report, fixes: [] }, plain).length).toBeLessThan(5000);
  });
});
