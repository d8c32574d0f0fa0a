import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/report.js';
import { missingFields } from '../../../src/views/text/missing-fields.js';
import { pageFor } from '../../../src/views/text/page.js';
import { madeUpReport as madeUp, madeUpGroup, madeUpSource } from '../made-up-report.js';

const unrecordedHeaders = ['access-control-allow-origin', 'origin', 'access-control-request-method'];

const doubtful = [madeUpGroup(), madeUpGroup({ certainty: 'likely' })];

function madeUpReport(changes: Parameters<typeof madeUp>[0] = {}): Report {
  return madeUp({ groups: doubtful, ...changes });
}

function hintOf(report: Report): string {
  return missingFields(report, pageFor(report, { width: 300, color: false, ascii: false })).join('\n');
}

describe('missingFields', () => {
  it('gives the fields to add, those of the request first', () => {
    expect(hintOf(madeUpReport({ sources: [madeUpSource({ unrecordedHeaders })] }))).toBe(
      [
        'access.log does not record all CORS headers. With these fields added to the LogFormat, the next report can name the header at fault:',
        '  \\"%{Access-Control-Request-Method}i\\" \\"%{Origin}i\\" \\"%{Access-Control-Allow-Origin}o\\"',
      ].join('\n'),
    );
  });

  it('speaks of several logs at once', () => {
    const sources = [madeUpSource({ unrecordedHeaders }), madeUpSource({ file: 'b.log', unrecordedHeaders })];
    expect(hintOf(madeUpReport({ sources }))).toContain('These 2 logs do not record all CORS headers.');
  });

  it('speaks of each server by itself, in no syntax but its own', () => {
    const sources = [
      madeUpSource({ file: 'h.log', server: 'haproxy', unrecordedHeaders }),
      madeUpSource({ file: 'i.log', server: 'iis', unrecordedHeaders }),
    ];
    const names = 'access-control-allow-origin, access-control-request-method, origin';
    const gain = `With these in the log, the next report can name the header at fault: ${names}.`;
    expect(hintOf(madeUpReport({ sources }))).toBe(
      [
        `h.log does not record all CORS headers. ${gain} How to add them: preflight-audit log-format --server haproxy.`,
        `i.log does not record all CORS headers. ${gain}`,
      ].join('\n'),
    );
  });

  it('is silent about recordings, about complete logs, and where there is nothing to explain', () => {
    expect(hintOf(madeUpReport({ sources: [madeUpSource({ unrecordedHeaders, unit: 'entries' })] }))).toBe('');
    expect(hintOf(madeUpReport())).toBe('');
    const sources = [madeUpSource({ unrecordedHeaders })];
    expect(hintOf(madeUpReport({ sources, groups: [] }))).toBe('');
    expect(hintOf(madeUpReport({ sources, groups: [madeUpGroup()] }))).toBe('');
    expect(hintOf(madeUpReport({ sources, groups: [madeUpGroup({ verdict: 'undecided' })] }))).not.toBe('');
  });
});
