import { expect, test } from 'vitest';
import { addNote, newCondition, notePartial } from '../../src/input/source.js';

test('a part that is missing shows', () => {
  const condition = newCondition();
  addNote(condition, 'only a remark');
  expect(condition).toEqual({ bytesRead: 0, partial: false, notes: ['only a remark'] });
  notePartial(condition, 'a loss');
  expect(condition).toEqual({ bytesRead: 0, partial: true, notes: ['only a remark', 'a loss'] });
});

test('notes stay few', () => {
  const condition = newCondition();
  for (let i = 0; i < 1000; i++) addNote(condition, `note ${i}`);
  expect(condition.notes).toHaveLength(11);
  expect(condition.notes.at(-1)).toBe('more was wrong than is listed here');
});
