import { describe, expect, it } from 'vitest';
import type { Judged, Verification, VerifiedGroup, VerifiedProbe } from '../../src/verify/verification.js';
import { renderVerification } from '../../src/views/verification.js';

const page = { width: 100, color: false };

const passing: Judged = {
  sent: 'OPTIONS',
  status: 204,
  passes: true,
  causes: [],
  withCredentials: [],
  error: null,
  message: null,
};

const failing: Judged = {
  ...passing,
  status: 405,
  passes: false,
  causes: ['preflight-method-not-handled'],
  message: 'Access to fetch has been blocked by \u001b[31mCORS policy',
};

const probe: VerifiedProbe = {
  path: '/api/items/7',
  origin: 'https://app.example.com',
  method: 'PUT',
  headers: ['content-type'],
  assumed: [],
  before: { status: 405, causes: ['preflight-method-not-handled'] },
  preflight: passing,
  request: null,
  standIn: false,
  outcome: 'passes',
};

const group: VerifiedGroup = {
  key: 'a',
  cause: 'preflight-method-not-handled',
  title: 'nobody answers OPTIONS',
  verdict: 'blocked',
  count: 321,
  host: 'api.example.com',
  path: '/api/items/*',
  outcome: 'passes',
  probes: [probe],
  leftOut: [],
};

function render(groups: readonly VerifiedGroup[], over: Partial<Verification> = {}, width = page.width): string {
  const counts = { passes: 0, fails: 0, open: 0, 'not-sent': 0 };
  for (const { outcome } of groups) counts[outcome]++;
  return renderVerification(
    {
      schemaVersion: 1,
      tool: { name: 'preflight-audit', version: '0' },
      target: 'https://api.example.com',
      requests: false,
      sent: { preflights: groups.length, requests: 0, answered: groups.length },
      counts,
      groups,
      ...over,
    },
    { ...page, width },
  );
}

describe('a verification', () => {
  it('shows each group before and now', () => {
    expect(render([group])).toBe(`Sent 1 preflight and 0 requests to https://api.example.com. Of 1 group: 1 pass now.

PASSES NOW  api.example.com/api/items/*
  preflight-method-not-handled: nobody answers OPTIONS, 321 times in the input
  PUT /api/items/7 from https://app.example.com with content-type
    before  405 preflight-method-not-handled
    now     OPTIONS: 204 passes
`);
  });

  it('shows what still fails, in the words of the browser, harmless for a terminal', () => {
    const text = render([{ ...group, outcome: 'fails', probes: [{ ...probe, preflight: failing, outcome: 'fails' }] }]);
    expect(text).toContain('STILL FAILS  api.example.com');
    expect(text).toContain('now     OPTIONS: 405 preflight-method-not-handled');
    expect(text).toContain('Chrome: Access to fetch has been blocked by \\x1b[31mCORS policy');
  });

  it('shows why no answer came', () => {
    const none = {
      ...failing,
      status: 0,
      causes: ['preflight-network-error'],
      error: 'connect ECONNREFUSED\n',
      message: 'x',
    };
    expect(render([{ ...group, probes: [{ ...probe, preflight: none }] }])).toContain(
      'now     OPTIONS: no answer (connect ECONNREFUSED\\n) preflight-network-error\n',
    );
  });

  it('shows what was assumed, what stood in, what was left out, and what credentials would change', () => {
    const request: Judged = {
      ...passing,
      sent: 'GET',
      status: 200,
      withCredentials: ['actual-wildcard-with-credentials'],
    };
    const text = render([
      {
        ...group,
        outcome: 'open',
        probes: [{ ...probe, request, standIn: true, assumed: ['method', 'query'] }],
        leftOut: [{ reason: 'path', count: 3 }],
      },
    ]);
    expect(text).toContain('With --requests the responses are tried too');
    expect(text).toContain('NOT SHOWN TO PASS');
    expect(text).toContain('now     GET in place of PUT: 200 passes');
    expect(text).toContain('with credentials it would not: actual-wildcard-with-credentials');
    expect(text).toContain('Assumed: the announced method is not recorded: sent as GET');
    expect(text).toContain('Assumed: sent without the query.');
    expect(text).toContain('Not sent: 3 with a path that is not safe to send.');
  });

  it('tells what is alike once', () => {
    const others = [
      { ...probe, path: '/api/items/8' },
      { ...probe, path: '/api/items/9' },
      { ...probe, method: 'DELETE' },
    ];
    const text = render([{ ...group, probes: [probe, ...others] }]);
    expect(text).toContain(
      'PUT /api/items/7 from https://app.example.com with content-type, and 2 other paths alike\n',
    );
    expect(text).not.toContain('/api/items/8');
    expect(text).toContain('DELETE /api/items/7');
  });

  it('fits the page', () => {
    for (const line of render([group], {}, 60).split('\n')) expect(line.length).toBeLessThanOrEqual(60);
  });

  it('says where there was nothing to send', () => {
    expect(render([])).toBe('Nothing failed in this input: there is nothing to send.\n');
  });
});
