import { describe, expect, it } from 'vitest';
import { accessLogFormat, registeredAccessLog } from '../../../src/formats/access-log/access-log-format.js';
import { corsdiag } from '../../../src/formats/corsdiag.js';
import type { Format } from '../../../src/formats/format.js';
import { nothing } from '../read-log.js';

const definition = { id: 'mine', title: 'my format', samples: [], server: 'apache' };
const sink = { record: () => {}, unreadable: () => {}, note: () => {} };
const open = (format: Format) => format.open({ file: 'x', sink, interest: nothing });

describe('accessLogFormat', () => {
  it('promises what its LogFormat records', () => {
    const { traits, title } = open(
      registeredAccessLog({ ...definition, logFormat: '%h %r %{Origin}i %400{Referer}i %{Vary}o' }),
    );
    expect(traits()).toEqual({
      unit: 'lines',
      linking: 'log',
      recordsPreflights: true,
      recordsUnsent: false,
      recordsBlocked: true,
      requestFirst: false,
      recordedRequestHeaders: new Set(['origin']),
      recordedResponseHeaders: new Set(['vary']),
      server: 'apache',
    });
    expect(title()).toBe('my format');
  });

  it('can be read twice at the same time', async () => {
    const [first, second] = [open(corsdiag), open(corsdiag)];
    const line = Buffer.from(`${corsdiag.samples[0]}\n`);
    first.reader.push(line.subarray(0, 300));
    second.reader.push(Buffer.from('nothing of that kind\n'));
    first.reader.push(line.subarray(300));
    expect(await first.reader.end()).toEqual({ read: 1, unreadable: 0, truncated: false });
    expect(await second.reader.end()).toEqual({ read: 1, unreadable: 1, truncated: false });
  });

  it('refuses what it cannot read or use', () => {
    expect(accessLogFormat({ ...definition, logFormat: '%h %z' })).toEqual({
      error: 'Unrecognized LogFormat directive %z at character 4',
    });
    expect(accessLogFormat({ ...definition, logFormat: '%h' })).toHaveProperty('error');
    const registered = registeredAccessLog({ ...definition, logFormat: '%h' });
    expect(() => registered.detect(Buffer.from('127.0.0.1\n'))).toThrow('mine: This log format shows no method');
  });
});
