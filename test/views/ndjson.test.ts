import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.js';
import { ndjson } from '../../src/views/ndjson.js';
import { exchange, logRecord } from '../helpers/records.js';
import { incident } from './made-up-incident.js';

function recordsOf(findings: readonly Finding[]): readonly Record<string, unknown>[] {
  let written = '';
  const stream = ndjson.open((text) => {
    written += text;
  });
  for (const finding of findings) stream.finding(finding);
  stream.end(incident);
  expect(written.endsWith('\n')).toBe(true);
  return written
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line));
}

const preflight: Finding = {
  type: 'preflight',
  exchange: exchange({ preflight: logRecord({ method: 'OPTIONS', url: '/a\x1b[2J', status: 404 }) }),
  verdict: 'blocked',
  stage: 'preflight',
  causes: ['preflight-not-found'],
  certainty: 'certain',
  failures: [{ stage: 'preflight', check: 'status', status: 404 }],
  missing: [],
  warnings: [],
  browser: {},
  reasons: ['status-not-ok'],
};

function unreadable(file: string, line: number): Finding {
  return { type: 'unreadable', source: { file, line }, reason: 'made up', excerpt: 'secret' };
}

describe('ndjson', () => {
  it('writes a record for each finding as it comes, and the summary last', () => {
    const options: Finding = { type: 'options', kind: 'webdav', rule: 'made-up', record: logRecord({ status: 207 }) };
    const records = recordsOf([preflight, options, unreadable('access.log', 9)]);
    expect(records.map((record) => record['type'])).toEqual(['preflight', 'options', 'unreadable', 'summary']);
    expect(records[0]).toMatchObject({
      verdict: 'blocked',
      cause: 'preflight-not-found',
      status: 404,
      url: '/a\x1b[2J',
    });
    expect(records[1]).toMatchObject({ kind: 'webdav', rule: 'made-up', status: 207, source: { file: 'access.log' } });
    expect(records[2]).toEqual({ type: 'unreadable', source: { file: 'access.log', line: 9 }, reason: 'made up' });
  });

  it('writes at once, not at the end', () => {
    const written: string[] = [];
    ndjson.open((text) => written.push(text)).finding(preflight);
    expect(written).toHaveLength(1);
    expect(written[0]).toContain('"url":"/a\\u001b[2J"');
  });

  it('writes the first 20 unreadable lines of each source', () => {
    const findings = Array.from({ length: 30 }, (_, line) => [
      unreadable('a.log', line),
      unreadable('b.log', line),
    ]).flat();
    const records = recordsOf(findings);
    expect(records.filter((record) => record['type'] === 'unreadable')).toHaveLength(40);
  });

  it('sums up like the JSON document, with groups but without their exemplars', () => {
    const [summary = {}] = recordsOf([]);
    expect(Object.keys(summary).slice(0, 3)).toEqual(['type', 'schemaVersion', 'tool']);
    expect(summary).toMatchObject({ partial: true, recordsPreflights: true, first: '2026-11-21T13:40:02.000Z' });
    expect(summary['groups']).toHaveLength(4);
    expect(JSON.stringify(summary)).not.toContain('exemplars');
  });
});
