import { expect, it } from 'vitest';
import { bar, columns, course, widthOfCourse } from '../../../src/views/tui/charts.js';

it('draws bars in eighths, and what is not nothing at least as a sliver', () => {
  expect(bar(1, 1, 4)).toBe('████');
  expect(bar(1, 2, 5)).toBe('██▌');
  expect(bar(1, 100_000, 5)).toBe('▏');
  expect([bar(0, 9, 5), bar(1, 0, 5), bar(1, 1, 0), bar(9, 1, 3)]).toEqual(['', '', '', '███']);
});

it('says in which column a course begins', () => {
  expect(course([0, 0, 4, 2], 4)).toEqual({ drawn: '▁▁█▅', onset: 2 });
  expect(course([0, 0], 2)).toEqual({ drawn: '▁▁', onset: null });
  expect(course([0, 0, 4, 2], 2)).toEqual({ drawn: '▁█', onset: 1 });
  expect(course([0, 0, 4, 2], 9)).toEqual({ drawn: '▁▁▁▁██▅▅', onset: 4 });
});

it('draws columns over several lines, none taller than the highest', () => {
  expect(columns([0, 1, 8, 16], 4, 2)).toEqual(['   █', ' ▁██']);
});

it('never takes more room than there is, and no more than three columns a value', () => {
  for (const count of [1, 2, 7, 90, 240]) {
    for (const width of [1, 4, 50, 300]) {
      const values = Array.from({ length: count }, (_, at) => at);
      expect(course(values, width).drawn.length).toBe(widthOfCourse(count, width));
      expect(widthOfCourse(count, width)).toBeLessThanOrEqual(Math.max(width, 1));
      expect(widthOfCourse(count, width)).toBeLessThanOrEqual(count * 3);
    }
  }
});
