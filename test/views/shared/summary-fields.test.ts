import { describe, expect, it } from 'vitest';
import { summaryFields } from '../../../src/views/shared/summary-fields.js';
import { madeUpReport } from '../made-up-report.js';

describe('summaryFields', () => {
  it('is the report without its groups and its head', () => {
    const report = madeUpReport();
    const { schemaVersion, tool, groups, ...others } = report;
    expect([schemaVersion, tool.name, groups.length > 0]).toEqual([1, 'preflight-audit', true]);
    expect(summaryFields(report)).toEqual(others);
  });
});
