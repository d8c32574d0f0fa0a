import { describe, expect, test } from 'vitest';
import { compareLogNames, orderRotations, rotationSets } from '../../src/input/rotation.js';

describe('orderRotations', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['logrotate, numbered', ['access.log.14.gz', 'access.log.2.gz', 'access.log.1', 'access.log']],
    ['logrotate, dateext', ['access.log-20261119.gz', 'access.log-20261120.gz', 'access.log-20261121', 'access.log']],
    ['logrotate, dateext with hours', ['access.log-2026112023', 'access.log-2026112100', 'access.log']],
    ['rotatelogs, strftime', ['access.20261122-093438.log', 'access.20261122-163438.log', 'access.log']],
    ['rotatelogs, seconds', ['access_log.1700000000', 'access_log.1700086400', 'access_log']],
    ['dated with dashes', ['access.log.2026-11-09', 'access.log.2026-11-21', 'access.log.2026-11-21-16']],
    ['Tomcat', ['localhost_access_log.2026-11-20.txt', 'localhost_access_log.2026-11-21.txt']],
    ['dated before an ending, packed', ['ssl_access-20261120.log.zst', 'ssl_access-20261121.log', 'ssl_access.log']],
    ['dated and numbered together', ['access.log-20251231', 'access.log.2', 'access.log.1', 'access.log']],
    ['in folders', ['/var/log/a.d/access.log.10', '/var/log/a.d/access.log.9', '/var/log/a.d/access.log']],
  ];

  test.each(cases)('%s', (_, oldestFirst) => {
    expect(orderRotations(oldestFirst)).toEqual(oldestFirst);
    expect(orderRotations(oldestFirst.toReversed())).toEqual(oldestFirst);
    expect(orderRotations(oldestFirst.toSorted())).toEqual(oldestFirst);
    expect(oldestFirst.toSorted().toSorted(compareLogNames)).toEqual(oldestFirst);
  });

  test('compares names that belong to no rotation as text', () => {
    const names = ['b.log', 'a.log.1', 'a.log', 'b.log.2', 'a.log'];
    expect(names.toSorted(compareLogNames)).toEqual(['a.log.1', 'a.log', 'a.log', 'b.log.2', 'b.log']);
  });

  test('leaves names that belong to no rotation as they stand', () => {
    const names = ['traffic.har', '-', 'b.log', 'a.log', 'api/access.log', 'web/access.log', '10.20261399.log'];
    expect(orderRotations(names)).toEqual(names);
  });

  test('keeps a file that is named twice', () => {
    expect(orderRotations(['a.log', 'a.log.1', 'a.log'])).toEqual(['a.log.1', 'a.log', 'a.log']);
  });

  test('does not take a date in the name of a folder for one of the file', () => {
    const names = ['logs-2026-11-22/b/access.log', 'logs-2026-11-21/b/access.log'];
    expect(orderRotations(names)).toEqual(names);
  });
});

test('rotationSets puts a set where its first member stands', () => {
  expect(rotationSets(['b.log.1', 'x.har', 'a.log', 'b.log', 'a.log.1.gz'])).toEqual([
    ['b.log.1', 'b.log'],
    ['x.har'],
    ['a.log.1.gz', 'a.log'],
  ]);
});
