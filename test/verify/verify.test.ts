import type { IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { Exemplar, Group } from '../../src/model/report.js';
import type { Verification, VerifiedProbe } from '../../src/verify/verification.js';
import { verify } from '../../src/verify/verify.js';
import { madeUpExemplar, madeUpGroup, madeUpReport } from '../fixes/made-up-group.js';
import { type App, app, startUpstream, type Upstream } from '../servers/lib/upstream.js';

let server: Upstream | null = null;
const seen: IncomingMessage[] = [];

afterEach(async () => {
  await server?.stop();
  server = null;
  seen.length = 0;
});

const origin = 'https://shop.example.com';
const refused: Partial<Exemplar> = {
  origin,
  requestMethod: 'PUT',
  requestHeaders: ['content-type'],
  url: '/api/items/7',
};
const allows = {
  'access-control-allow-origin': origin,
  'access-control-allow-methods': 'PUT',
  'access-control-allow-headers': 'content-type',
};

function groupOf(...exemplars: readonly Partial<Exemplar>[]): Group {
  return madeUpGroup({ key: JSON.stringify(exemplars), exemplars: exemplars.map(madeUpExemplar) });
}

/** What becomes of these groups at a server that answers so. */
async function verifyAt(answer: App, groups: readonly Group[], requests = false): Promise<Verification> {
  server = await startUpstream((request, response) => {
    seen.push(request);
    answer(request, response);
  });
  const { port } = server;
  const url = `http://127.0.0.1:${port}`;
  const target = { secure: false, hostname: '127.0.0.1', port, basePath: '', url };
  const signal = new AbortController().signal;
  return verify(madeUpReport(groups), { target, allowOrigins: [], requests, signal });
}

async function verifyOne(answer: App, exemplar: Partial<Exemplar>, requests = false): Promise<VerifiedProbe> {
  const { groups } = await verifyAt(answer, [groupOf(exemplar)], requests);
  const [probe] = groups[0]?.probes ?? [];
  if (probe === undefined) throw new Error('the exemplar was not sent');
  return probe;
}

describe('the preflight', () => {
  it('passes where the server was repaired', async () => {
    const probe = await verifyOne(app(204, allows), refused);
    expect(probe).toMatchObject({
      outcome: 'passes',
      before: { status: 405, causes: ['preflight-method-not-handled'] },
      preflight: { sent: 'OPTIONS', status: 204, passes: true, causes: [] },
      request: null,
    });
    expect(seen[0]).toMatchObject({ method: 'OPTIONS', url: '/api/items/7' });
    expect(seen[0]?.headers).toMatchObject({
      origin,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'content-type',
    });
  });

  it.each([
    ['preflight-method-not-handled', app(405, allows)],
    ['preflight-redirect', app(302, { ...allows, location: '/login' })],
    ['preflight-allow-origin-missing', app(204, { ...allows, 'access-control-allow-origin': [] })],
    ['preflight-allow-origin-multiple', app(204, { ...allows, 'access-control-allow-origin': [origin, origin] })],
    ['preflight-method-not-allowed', app(204, { ...allows, 'access-control-allow-methods': 'GET' })],
    ['preflight-header-not-allowed', app(204, { ...allows, 'access-control-allow-headers': 'x-other' })],
  ])('still fails with %s', async (cause, answer) => {
    const probe = await verifyOne(answer, refused, true);
    expect(probe).toMatchObject({ outcome: 'fails', preflight: { passes: false, causes: [cause] }, request: null });
    expect(probe.preflight?.message).toMatch(
      /^Access to fetch at 'http:\/\/127\.0\.0\.1:[0-9]+\/api\/items\/7' from origin .* has been blocked by CORS policy/,
    );
  });

  it('fails where no answer comes', async () => {
    const probe = await verifyOne((request) => request.socket.destroy(), refused);
    expect(probe).toMatchObject({ outcome: 'fails', preflight: { status: 0, causes: ['preflight-network-error'] } });
    expect(probe.preflight?.error).not.toBeNull();
  });

  it('is judged with credentials where the failure shows them, and both ways where it does not', async () => {
    const star = app(204, {
      ...allows,
      'access-control-allow-origin': '*',
      'access-control-allow-credentials': 'true',
    });
    expect(await verifyOne(star, refused)).toMatchObject({
      outcome: 'passes',
      preflight: { withCredentials: ['preflight-wildcard-with-credentials'] },
    });
    await server?.stop();
    const known = { ...refused, causes: ['preflight-wildcard-with-credentials'] };
    expect(await verifyOne(star, known)).toMatchObject({
      outcome: 'fails',
      preflight: { causes: ['preflight-wildcard-with-credentials'] },
    });
  });

  it('proves nothing where what stopped the browser may be what is not recorded', async () => {
    const silent = { ...refused, causes: ['preflight-ok-no-request'], requestMethod: null, requestHeaders: null };
    expect(await verifyOne(app(204, allows), silent)).toMatchObject({
      outcome: 'open',
      assumed: ['method', 'headers'],
    });
  });

  it('is sent once for all groups that it stands in', async () => {
    const { groups, sent } = await verifyAt(app(204, allows), [
      groupOf(refused, refused),
      groupOf(refused),
      groupOf({ ...refused, status: 500 }),
    ]);
    expect(groups.map(({ outcome }) => outcome)).toEqual(['passes', 'passes', 'passes']);
    expect(sent).toEqual({ preflights: 1, requests: 0, answered: 1 });
    expect(seen).toHaveLength(1);
  });

  it('goes out a few at a time', async () => {
    let open = 0;
    let most = 0;
    const slow: App = (_, response) => {
      most = Math.max(most, ++open);
      setTimeout(() => {
        open--;
        response.writeHead(204, allows).end();
      }, 20);
    };
    const many = Array.from({ length: 10 }, (_, index) => ({ ...refused, url: `/api/items/${index}` }));
    const { sent } = await verifyAt(slow, [groupOf(...many)]);
    expect(sent.preflights).toBe(10);
    expect(most).toBe(4);
  });
});

describe('the request behind it', () => {
  it('is a GET without cookies and tokens', async () => {
    const probe = await verifyOne(app(204, allows), refused, true);
    expect(probe).toMatchObject({
      outcome: 'passes',
      standIn: true,
      request: { sent: 'GET', status: 200, passes: true },
    });
    expect(seen.map(({ method }) => method)).toEqual(['OPTIONS', 'GET']);
    expect(seen[1]?.headers).toMatchObject({ origin });
    expect(Object.keys(seen[1]?.headers ?? {})).not.toEqual(expect.arrayContaining(['cookie', 'authorization']));
  });

  it('is a HEAD where the page sent one', async () => {
    const probe = await verifyOne(app(204, allows), { ...refused, requestMethod: 'HEAD' }, true);
    expect(probe).toMatchObject({ standIn: false, request: { sent: 'HEAD' } });
  });

  it('fails where its response cannot be read', async () => {
    const probe = await verifyOne(app(204, {}, allows), { ...refused, requestMethod: 'GET' }, true);
    expect(probe).toMatchObject({ outcome: 'fails', request: { causes: ['actual-allow-origin-missing'] } });
  });

  const wantsLogin: App = (request, response) => {
    if (request.method === 'OPTIONS') response.writeHead(204, allows).end();
    else response.writeHead(401).end();
  };

  it('proves nothing by an error that the page may not get', async () => {
    expect(await verifyOne(wantsLogin, refused, true)).toMatchObject({ outcome: 'open', request: { status: 401 } });
  });

  it('proves nothing by a status that only the preflight had before', async () => {
    const before = { ...refused, status: 401, causes: ['preflight-auth-required'] };
    expect(await verifyOne(wantsLogin, before, true)).toMatchObject({ outcome: 'open', request: { status: 401 } });
  });

  const behind: Partial<Exemplar> = {
    ...refused,
    stage: 'request',
    status: 204,
    requestMethod: 'GET',
    causes: ['actual-allow-origin-missing'],
    request: { method: 'GET', status: 401, time: null, sent: true, line: 2 },
  };

  it('is needed where that is what failed', async () => {
    expect(await verifyOne(app(204, allows), behind)).toMatchObject({ outcome: 'open', before: { status: 401 } });
    await server?.stop();
    expect(await verifyOne(app(204, allows), behind, true)).toMatchObject({ outcome: 'passes' });
  });

  it('proves nothing where a GET is answered well and the PUT was not', async () => {
    const broken = {
      ...behind,
      requestMethod: 'PUT',
      request: { method: 'PUT', status: 503, time: null, sent: true, line: 2 },
    };
    expect(await verifyOne(app(204, allows), broken, true)).toMatchObject({ outcome: 'open', standIn: true });
  });

  it('goes without a preflight where the page sent none', async () => {
    const simple: Partial<Exemplar> = { ...behind, type: 'request', status: 200, requestHeaders: [], request: null };
    expect(await verifyOne(app(204, allows), simple)).toMatchObject({ outcome: 'open', preflight: null });
    await server?.stop();
    expect(await verifyOne(app(204, allows), simple, true)).toMatchObject({
      outcome: 'passes',
      request: { sent: 'GET' },
    });
    expect(seen.map(({ method }) => method)).toEqual(['GET']);
  });
});

describe('the whole', () => {
  it('counts groups by what became of them', async () => {
    const half: App = (request, response) => app(request.url === '/good' ? 204 : 405, allows)(request, response);
    const verification = await verifyAt(half, [
      groupOf({ ...refused, url: '/good' }),
      groupOf({ ...refused, url: '/good' }, { ...refused, url: '/bad' }),
      groupOf({ ...refused, origin: 'null' }),
    ]);
    expect(verification.counts).toEqual({ passes: 1, fails: 1, open: 0, 'not-sent': 1 });
    expect(verification.groups[2]?.leftOut).toEqual([{ reason: 'origin', count: 1 }]);
    expect(verification).toMatchObject({ schemaVersion: 1, requests: false, sent: { preflights: 2, answered: 2 } });
  });

  it('sends nothing where nothing failed', async () => {
    const { counts } = await verifyAt(app(204), []);
    expect(counts).toEqual({ passes: 0, fails: 0, open: 0, 'not-sent': 0 });
    expect(seen).toEqual([]);
  });

  it('stops when told to', async () => {
    const signal = AbortSignal.abort();
    const target = { secure: false, hostname: '127.0.0.1', port: 9, basePath: '', url: '' };
    const { sent } = await verify(madeUpReport([groupOf(refused)]), {
      target,
      allowOrigins: [],
      requests: true,
      signal,
    });
    expect(sent).toEqual({ preflights: 0, requests: 0, answered: 0 });
  });
});
