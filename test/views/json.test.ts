import { describe, expect, it } from 'vitest';
import { json } from '../../src/views/json.js';
import { incident } from './made-up-incident.js';
import { madeUpGroup, madeUpRecord, madeUpReport } from './made-up-report.js';
import { rendered } from './rendered.js';

const options = { width: 100, color: true, ascii: true };

describe('json', () => {
  it('is one document with version, summary, groups and fixes', () => {
    const shown = rendered(json, incident, options);
    const document = JSON.parse(shown);
    expect(Object.keys(document)).toEqual(['schemaVersion', 'tool', 'summary', 'groups', 'fixes']);
    expect(document.schemaVersion).toBe(1);
    expect(document.summary.counts.failed).toBe(3842);
    expect(document.summary.sources.map((source: { file: string }) => source.file)).toEqual([
      'access.log',
      'traffic.har',
    ]);
    expect(document.summary).not.toHaveProperty('groups');
    expect(document.groups).toEqual(JSON.parse(JSON.stringify(incident.report.groups)));
    expect(document.fixes).toHaveLength(2);
    expect(shown.endsWith('}\n')).toBe(true);
  });

  it('is laid out as JSON.stringify does, though it comes in pieces', () => {
    for (const one of [incident, { report: madeUpReport({ groups: [] }), fixes: [] }]) {
      const shown = rendered(json, one, options);
      expect(shown).toBe(`${JSON.stringify(JSON.parse(shown), null, 2)}\n`);
    }
    expect([...json.render(incident, options)].length).toBeGreaterThan(incident.report.groups.length);
  });

  it('gives at most 50 exemplars of a group', () => {
    const exemplars = Array.from({ length: 60 }, (_, line) => madeUpRecord({ source: { file: 'a.log', line } }));
    const report = madeUpReport({ groups: [madeUpGroup({ exemplars })] });
    expect(JSON.parse(rendered(json, { report, fixes: [] }, options)).groups[0].exemplars).toHaveLength(50);
  });

  it('is harmless to show: the attack is there, but as JSON escapes it', () => {
    const url = '/\x1b]52;c;AAAA\x07\x9b\u202e\u2028';
    const report = madeUpReport({ groups: [madeUpGroup({ exemplars: [madeUpRecord({ url })] })] });
    const shown = rendered(json, { report, fixes: [] }, options);
    expect(shown).toContain('"url": "/\\u001b]52;c;AAAA\\u0007\\u009b\\u202e\\u2028"');
    expect(JSON.parse(shown).groups[0].exemplars[0].url).toBe(url);
  });
});
