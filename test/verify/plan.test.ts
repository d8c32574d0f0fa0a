import { describe, expect, it } from 'vitest';
import type { Exemplar, Group } from '../../src/model/report.js';
import { type PlanOptions, planProbes } from '../../src/verify/plan.js';
import type { Plan } from '../../src/verify/probe.js';
import { parseTarget } from '../../src/verify/target.js';
import { madeUpExemplar, madeUpGroup, madeUpReport } from '../fixes/made-up-group.js';

const here = parseTarget('https://api.example.com');

function plan(groups: readonly Group[], over: Partial<PlanOptions> = {}): readonly Plan[] {
  if ('error' in here) throw new Error(here.error);
  return planProbes(madeUpReport(groups), { target: here, allowOrigins: [], ...over });
}

function planOne(exemplars: readonly Partial<Exemplar>[], over: Partial<PlanOptions> = {}): Plan {
  const [only] = plan([madeUpGroup({ exemplars: exemplars.map(madeUpExemplar) })], over);
  if (only === undefined) throw new Error('one group makes one plan');
  return only;
}

const put = { origin: 'https://shop.example.com', requestMethod: 'PUT', requestHeaders: ['X-Tenant', 'content-type'] };

describe('a plan', () => {
  it('sends what was announced, as a browser writes it', () => {
    expect(planOne([{ ...put, url: 'https://api.example.com/api/orders/7' }]).probes.map(({ probe }) => probe)).toEqual(
      [
        {
          preflight: true,
          path: '/api/orders/7',
          origin: 'https://shop.example.com',
          method: 'PUT',
          headers: ['content-type', 'x-tenant'],
          assumed: [],
        },
      ],
    );
  });

  it('sends what is the same once', () => {
    expect(planOne([put, put, { ...put, requestMethod: 'DELETE' }]).probes).toHaveLength(2);
  });

  it('says what it assumes where the input is silent', () => {
    const silent = { requestMethod: null, requestHeaders: null, url: '/api/items?token=secret' };
    const [one] = planOne([silent]).probes;
    expect(one?.probe).toMatchObject({
      path: '/api/items',
      method: 'GET',
      headers: [],
      assumed: ['method', 'headers', 'query'],
    });
  });

  it('takes the method of the request that followed', () => {
    const request = { method: 'DELETE', status: 200, time: null, sent: true, line: 2 };
    const [one] = planOne([{ requestMethod: null, requestHeaders: [], request }]).probes;
    expect(one?.probe).toMatchObject({ method: 'DELETE', assumed: [] });
  });

  it('needs an origin that somebody vouches for where none is recorded', () => {
    expect(planOne([{ origin: null }]).leftOut).toEqual(new Map([['origin-not-recorded', 1]]));
    const [one] = planOne([{ ...put, origin: null }], { allowOrigins: ['https://a.example'] }).probes;
    expect(one?.probe).toMatchObject({ origin: 'https://a.example', assumed: ['origin'] });
  });

  it('leaves out what is not safe to send', () => {
    const { probes, leftOut } = planOne([
      { ...put, url: '//evil.example/' },
      { ...put, url: '/a\r\nX: y' },
      { ...put, origin: 'null' },
      { ...put, origin: 'https://a.example\r\nCookie: a=b' },
      { ...put, requestMethod: 'PUT\r\nX: y' },
      { ...put, requestHeaders: ['x', 'y: z'] },
    ]);
    expect(probes).toEqual([]);
    expect(Object.fromEntries(leftOut)).toEqual({ path: 2, origin: 2, method: 1, headers: 1 });
  });

  it('leaves out the origins of others where some are vouched for', () => {
    const { probes, leftOut } = planOne([put, { ...put, origin: 'https://evil.example' }], {
      allowOrigins: ['https://shop.example.com'],
    });
    expect(probes).toHaveLength(1);
    expect(Object.fromEntries(leftOut)).toEqual({ 'origin-not-allowed': 1 });
  });

  it('leaves other hosts alone where the input names the target, else sends everything there', () => {
    const group = (host: string) => madeUpGroup({ key: host, host, exemplars: [madeUpExemplar({ ...put, host })] });
    const named = plan([group('api.example.com:443'), group('other.example')]);
    expect(named.map(({ probes }) => probes.length)).toEqual([1, 0]);
    expect(named[1]?.leftOut).toEqual(new Map([['other-host', 1]]));
    expect(plan([group('a.example'), group('b.example')]).map(({ probes }) => probes.length)).toEqual([1, 1]);
  });

  it('leaves out what never reached a server', () => {
    const [one] = plan([madeUpGroup({ cause: 'not-cors', exemplars: [madeUpExemplar(put)] })]);
    expect(one?.leftOut).toEqual(new Map([['not-cors', 1]]));
  });

  it('is bounded for each group and in all', () => {
    const many = (name: string) =>
      Array.from({ length: 40 }, (_, index) => madeUpExemplar({ ...put, url: `/${name}/${index}` }));
    const groups = Array.from({ length: 30 }, (_, index) =>
      madeUpGroup({ key: String(index), exemplars: many(String(index)) }),
    );
    const plans = plan(groups);
    expect(plans[0]?.probes).toHaveLength(10);
    expect(plans[0]?.leftOut).toEqual(new Map([['too-many', 30]]));
    expect(plans.reduce((sum, { probes }) => sum + probes.length, 0)).toBe(200);
  });
});
