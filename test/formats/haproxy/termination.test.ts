import { describe, expect, it } from 'vitest';
import { readTermination } from '../../../src/formats/haproxy/termination.js';
import { logRecord } from '../../helpers/records.js';

const of = (status: number | null, flags: string, server: string) =>
  readTermination(logRecord({ status }), flags, server);

describe('readTermination', () => {
  it.each([
    [200, '----', 'one', 200],
    [405, '--VN', 'one', 405],
    [200, '--', '<NOSRV>', null],
    [403, 'PR--', '<NOSRV>', null],
    [302, 'LR--', '<NOSRV>', null],
    [503, 'SC--', 'one', null],
    [504, 'sH--', 'one', null],
    [502, 'SH--', 'one', null],
    [200, 'CD--', 'one', 200],
    [200, 'SD--', 'one', 200],
  ])('says who answered %s %s by %s', (status, flags, server, backendStatus) => {
    expect(of(status, flags, server)).toMatchObject({ status, marks: { backendStatus } });
  });

  it.each([
    [null, 'CC--'],
    [503, 'CQ--'],
    [400, 'CR--'],
    [null, 'CH--'],
  ])('says that the client was gone: %s %s', (status, flags) => {
    expect(of(status, flags, 'one')).toMatchObject({
      status: 0,
      marks: { error: `the client closed the connection before the response (termination state ${flags})` },
    });
  });
});
