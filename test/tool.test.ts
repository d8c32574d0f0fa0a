import { expect, test } from 'vitest';
import { tool } from '../src/tool.js';

test('the tool knows its name and a version', () => {
  expect(tool.name).toBe('preflight-audit');
  expect(tool.version).toMatch(/^\d+\.\d+\.\d+/);
});
