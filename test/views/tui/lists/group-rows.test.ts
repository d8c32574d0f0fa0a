import { describe, expect, it } from 'vitest';
import {
  causeRows,
  endpointRows,
  originRows,
  placeRows,
  warningRows,
} from '../../../../src/views/tui/lists/group-rows.js';
import { madeUpGroup, madeUpReport } from '../../made-up-report.js';
import { drive } from '../drive.js';
import { report } from '../report.js';

const summary = (rows: ReturnType<typeof causeRows>) =>
  rows.map(({ badge, title, place, count, whole }) => [badge, title, place, count, whole]);

describe('causeRows', () => {
  it('has one row for a cause, whatever its endpoints, failures first', () => {
    expect(summary(causeRows(report))).toEqual([
      ['405', 'nobody answers OPTIONS', '2 paths', 3252, 5822],
      ['500', 'an exception behind OPTIONS', '/api/v2/export', 655, 655],
      ['204', 'the header is not allowed: x-tenant', '/v1/items', 11, 40],
      ['200', 'answered 2xx, but the request never came', '/api/v2/search', 118, 9004],
    ]);
  });

  it('merges what the groups know: times, clients as far as they can be told, origins', () => {
    const [first] = causeRows(report);
    expect(first).toMatchObject({ first: '2026-11-21T14:02:13.000Z', clients: 412, origins: 2 });
    const merged = first?.subject.kind === 'groups' ? first.subject.merged : null;
    expect(merged?.clients.atLeast).toBe(true);
    expect(merged?.origins.items[0]).toEqual({ value: 'https://app.example.com', count: 2802 + 341 });
    expect(merged?.certainty).toBe('certain');
  });

  it('is only as sure as its least sure group', () => {
    const groups = [madeUpGroup({ key: 'a' }), madeUpGroup({ key: 'b', path: '/b', certainty: 'likely' })];
    const [row] = causeRows(madeUpReport({ groups }));
    expect(row?.subject.kind === 'groups' && row.subject.merged.certainty).toBe('likely');
  });
});

describe('warningRows', () => {
  const warned = (host: string, count: number) =>
    madeUpGroup({
      key: host,
      host,
      cause: 'null-origin-allowed',
      title: 'null is allowed',
      verdict: 'passed',
      status: null,
      count,
    });
  const warning = (...groups: ReturnType<typeof warned>[]) => ({
    id: 'null-origin-allowed',
    title: 'null is allowed',
    advice: 'Never list it.',
    count: 99,
    groups,
  });

  it('has one row for a warning, and below it one for each host', () => {
    const two = madeUpReport({ warnings: [warning(warned('a.example', 50), warned('b.example', 49))] });
    expect(warningRows(two).map(({ title, place, count, verdict }) => [title, place, count, verdict])).toEqual([
      ['null is allowed', '2 hosts', 99, 'passed'],
    ]);
    const key = warningRows(two)[0]?.key ?? '';
    const hosts = placeRows(two, { by: 'cause', key }).filter(({ place }) => place !== 'others or not recorded');
    expect(new Set(hosts.map(({ title }) => title)).size).toBe(2);
    const one = madeUpReport({ warnings: [warning(warned('a.example', 50))] });
    expect(warningRows(one)[0]?.place).toBe('a.example/api/v2/orders/*');
  });

  it('stands in the list of causes, with what it means and its fix, unless only failures are wanted', () => {
    const driven = drive(madeUpReport({ groups: [], warnings: [warning(warned('a.example', 50))] }));
    expect(driven.text()).toMatch(/! +null is allowed/);
    expect(driven.text()).toContain('Fix · Apache httpd');
    const mixed = drive({ ...report, warnings: [warning(warned('a.example', 50))] });
    expect(mixed.text()).toMatch(/! +null is allowed/);
    expect(mixed.press('z').text()).not.toMatch(/! +null is allowed/);
  });
});

it('names an endpoint without its host where there is one host, and with it where there are more', () => {
  expect(endpointRows(report)[0]?.title).toBe('/api/v2/orders/*');
  const two = madeUpReport({
    groups: [madeUpGroup({ key: 'a' }), madeUpGroup({ key: 'b', host: 'other.example.com' })],
  });
  expect(endpointRows(two).map(({ title }) => title)).toEqual([
    'api.example.com/api/v2/orders/*',
    'other.example.com/api/v2/orders/*',
  ]);
});

it('counts failures of an endpoint, and what is undecided only where nothing failed', () => {
  const groups = [madeUpGroup({ key: 'a', count: 5 }), madeUpGroup({ key: 'b', verdict: 'undecided', count: 900 })];
  expect(endpointRows(madeUpReport({ groups }))[0]).toMatchObject({ count: 5, verdict: 'blocked' });
});

it('adds up what each origin suffered', () => {
  expect(summary(originRows(report))).toEqual([
    ['', 'https://app.example.com', '', 2802 + 341 + 655 + 11, 0],
    ['', 'https://admin.example.com', '', 109, 0],
  ]);
});

describe('placeRows', () => {
  it('has a row for each path and origin of a cause, and one for what no origin is known of', () => {
    const group = madeUpGroup({
      key: 'a',
      count: 10,
      origins: { items: [{ value: 'https://a.example', count: 7 }], others: 1 },
    });
    const unknown = madeUpGroup({ key: 'b', path: '/b', count: 4, origins: { items: [], others: 0 } });
    const both = madeUpReport({ groups: [group, unknown] });
    const [cause] = causeRows(both);
    expect(summary(placeRows(both, { by: 'cause', key: cause?.key ?? '' }))).toEqual([
      ['', '/api/v2/orders/*', 'a.example', 7, 2911],
      ['', '/b', 'origin not recorded', 4, 2911],
      ['', '/api/v2/orders/*', 'origin not known', 3, 2911],
    ]);
  });

  it('has the causes of an endpoint, and the places of an origin', () => {
    const [endpoint] = endpointRows(report);
    expect(summary(placeRows(report, { by: 'endpoint', key: endpoint?.key ?? '' }))).toEqual([
      ['405', 'nobody answers OPTIONS', '', 2911, 2911],
    ]);
    expect(placeRows(report, { by: 'origin', key: 'https://app.example.com' }).map(({ place }) => place)).toEqual([
      '/api/v2/orders/*',
      '/api/v2/export',
      '/api/v2/invoices',
      '/v1/items',
      '/api/v2/search',
    ]);
  });
});
