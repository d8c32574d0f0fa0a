import { describe, expect, it } from 'vitest';
import type { Timeline } from '../../../src/model/report.js';
import { chart } from '../../../src/views/text/chart.js';
import { pageFor } from '../../../src/views/text/page.js';
import { madeUpReport } from '../made-up-report.js';

function chartOf(timeline: Timeline | null, width = 100): readonly string[] {
  const report = madeUpReport({ timeline });
  return chart(report, pageFor(report, { width, color: false, ascii: false }));
}

const timeline: Timeline = {
  start: '2026-11-21T13:40:00.000Z',
  bucketSeconds: 60,
  judged: [9, 9, 9, 9, 9, 9],
  failed: [0, 0, 4, 8, 8, 2],
};

describe('chart', () => {
  it('draws the failures with their scale', () => {
    expect(chartOf(timeline)).toEqual(['  failures/min ▁▁▅██▃ 13:40 ─ 13:46, at most 8']);
  });

  it('condenses a long series to the width, and says how', () => {
    const failed = Array.from({ length: 240 }, (_, index) => (index < 120 ? 0 : 10));
    const [line = ''] = chartOf({ ...timeline, failed }, 80);
    expect(line).toMatch(/^ {2}failures per 8 min ▁{15}█{15} 13:40 ─ 17:40, at most 80$/);
    expect(line.length).toBeLessThanOrEqual(80);
  });

  it('fits the narrowest page', () => {
    const failed = Array.from({ length: 240 }, () => 1000);
    for (const line of chartOf({ ...timeline, failed }, 40)) expect(line.length).toBeLessThanOrEqual(52);
  });

  it('shows seconds where minutes would say nothing, and days where the clock would mislead', () => {
    expect(chartOf({ ...timeline, bucketSeconds: 1 })[0]).toContain('failures/s ▁▁▅██▃ 13:40:00 ─ 13:40:06');
    expect(chartOf({ ...timeline, bucketSeconds: 86_400 })[0]).toContain(
      'failures/d ▁▁▅██▃ 21 Nov 13:40 ─ 27 Nov 13:40',
    );
  });

  it('draws nothing where there is no course to show', () => {
    expect(chartOf(null)).toEqual([]);
    expect(chartOf({ ...timeline, failed: [0, 0, 0] })).toEqual([]);
    expect(chartOf({ ...timeline, failed: [4] })).toEqual([]);
  });
});
