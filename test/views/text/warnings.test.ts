import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/report.js';
import { pageFor } from '../../../src/views/text/page.js';
import { warningBlocks } from '../../../src/views/text/warnings.js';
import { madeUpFix, madeUpGroup, madeUpRecord, madeUpReport } from '../made-up-report.js';

const group = madeUpGroup({
  key: 'w',
  title: 'The origin null is allowed',
  host: 'api.example.com',
  path: '/v1/*',
  count: 1088,
  origins: { items: [{ value: 'null', count: 1088 }], others: 0 },
  evidence: ['Seen with credentials.'],
  exemplars: [madeUpRecord({ type: 'request', url: '/v1/me', requestMethod: 'GET', status: 200 })],
});
const warning = {
  id: 'null-origin-allowed',
  count: 1100,
  title: group.title,
  advice: 'Never list it.',
  groups: [group],
};

function written(over: Partial<Report> = {}, fixes: Parameters<typeof warningBlocks>[1] = []): string {
  const report = madeUpReport({ warnings: [warning], ...over });
  const page = pageFor(report, { width: 80, color: false, ascii: false });
  return warningBlocks(report, fixes, page)
    .map((block) => block.join('\n'))
    .join('\n\n');
}

describe('warningBlocks', () => {
  it('says what, where, from whom, and shows an example', () => {
    const text = written();
    expect(text).toContain('!  Warning: The origin null is allowed on api.example.com/v1/* (1,100)');
    expect(text).toContain('   Never list it.');
    expect(text).toContain('   Evidence   Seen with credentials.');
    expect(text).toMatch(/GET|request \/v1\/me 200 {2}and 1,087 more/);
  });

  it('shows three hosts and names the others', () => {
    const groups = ['a', 'b', 'c', 'd', 'e'].map((host) => ({ ...group, key: host, host }));
    const text = written({ warnings: [{ ...warning, groups }] });
    expect(text).toContain('on a/v1/* and 4 other hosts');
    expect(text.match(/Evidence/g)).toHaveLength(3);
    expect(text).toContain('Also       d/v1/* (1,088), e/v1/* (1,088)');
  });

  it('prints a fix once', () => {
    const fix = madeUpFix({ groups: ['w', 'x'] });
    const other = { ...warning, title: 'Another', groups: [{ ...group, key: 'x' }] };
    const text = written({ warnings: [warning, other] }, [fix]);
    expect(text.match(/^ {3}Fix/gm)).toHaveLength(2);
    expect(text).toContain('the one under "The origin null is allowed" mends this too.');
  });
});
