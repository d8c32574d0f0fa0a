import { expect, it } from 'vitest';
import { causeRows } from '../../../../src/views/tui/lists/group-rows.js';
import { timelineCells, timelineChart } from '../../../../src/views/tui/lists/timeline-lines.js';
import { createShow } from '../../../../src/views/tui/show.js';
import { lineWidth, textOf } from '../../../../src/views/tui/span.js';
import { madeUpReport } from '../../made-up-report.js';
import { report } from '../report.js';

it('puts what began together one above the other, the beginning marked', () => {
  const chart = timelineChart(report, 120, 10).map(textOf);
  const marked = chart.find((line) => line.includes('▲')) ?? '';
  const [first] = causeRows(report);
  if (first === undefined) throw new Error('there are causes');
  const row = ` ${textOf(timelineCells(report, 120, createShow(false))(first))}`;
  expect(marked.indexOf('▲')).toBe(row.search(/[▂-█]/));
  expect(marked).toContain('▲ 14:02:13');
  expect(chart.at(-1)).toContain('13:40:00');
  expect(chart.at(-1)).toContain('15:10:44');
});

it('fits, and is empty where there are no times', () => {
  for (const width of [40, 80, 200]) {
    for (let height = 0; height < 15; height++) {
      const lines = timelineChart(report, width, height);
      expect(lines).toHaveLength(height);
      for (const line of lines) expect(lineWidth(line)).toBe(width);
    }
  }
  expect(timelineChart(madeUpReport(), 80, 5).map(textOf).join('').trim()).toBe('');
  expect(timelineChart(null, 80, 5)).toHaveLength(5);
});
