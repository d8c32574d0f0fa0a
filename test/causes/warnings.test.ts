import { expect, it } from 'vitest';
import { findWarning, warnings } from '../../src/causes/warnings.js';

it.each(warnings)('$id is complete and found by its id', (warning) => {
  expect(warning.title).not.toMatch(/[.!]$/);
  expect(warning.advice).toMatch(/\.$/);
  expect(findWarning(warning.id)).toBe(warning);
});

it('knows no other', () => {
  expect(() => findWarning('__proto__')).toThrow('a warning has an entry in the registry');
});
