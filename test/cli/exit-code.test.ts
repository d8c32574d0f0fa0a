import { describe, expect, it } from 'vitest';
import { exitCodeFor } from '../../src/cli/exit-code.js';
import { madeUpReport } from '../views/made-up-report.js';

const failed = madeUpReport();
const passed = madeUpReport({ groups: [] });
const nothingRead = madeUpReport({ groups: [], sources: [] });
const calm = { troubled: false, interrupted: false, exitZero: false };

describe('exitCodeFor', () => {
  it.each([
    ['nothing failed', { report: passed, ...calm }, 0],
    ['failures were found', { report: failed, ...calm }, 1],
    ['failures were found, and --exit-zero', { report: failed, ...calm, exitZero: true }, 0],
    ['nothing was read', { report: nothingRead, ...calm }, 2],
    ['nothing was read, and --exit-zero', { report: nothingRead, ...calm, exitZero: true }, 2],
    ['a file could not be read beside failures', { report: failed, ...calm, troubled: true }, 2],
    ['a file could not be read beside success', { report: passed, ...calm, troubled: true, exitZero: true }, 2],
    ['interrupted', { report: failed, ...calm, troubled: true, interrupted: true }, 130],
  ])('%s', (_what, outcome, code) => {
    expect(exitCodeFor(outcome)).toBe(code);
  });
});
