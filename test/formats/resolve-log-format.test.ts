import { describe, expect, it } from 'vitest';
import { combined } from '../../src/formats/combined.js';
import { LogFormatError, resolveLogFormat } from '../../src/formats/index.js';
import { vhostCombined } from '../../src/formats/vhost-combined.js';
import { readLog } from './read-log.js';
import { recordedConfig } from './recordings/recorded.js';

describe('resolveLogFormat', () => {
  it('knows the names of the registry', () => {
    expect(resolveLogFormat('combined')).toBe(combined);
    expect(resolveLogFormat(' VHOST_combined ')).toBe(vhostCombined);
  });

  it('takes a LogFormat string as typed in httpd.conf', async () => {
    const format = resolveLogFormat('"%h %{%F %T}t \\"%m %U%q\\" %>s \\"%{Origin}i\\"" mine');
    const { records, notes } = await readLog(format, '::1 2026-11-22 16:23:02 "OPTIONS /a?b" 204 "https://x"\n');
    expect(records).toMatchObject([
      { client: '::1', method: 'OPTIONS', url: '/a?b', status: 204, time: Date.parse('2026-11-22T16:23:02Z') },
    ]);
    expect(notes).toEqual(['The log writes local times without a zone; they were read as UTC.']);
  });

  it('takes the format strings of other servers', async () => {
    const { records } = await readLog(resolveLogFormat('$request_method $request_uri'), 'OPTIONS /a\n');
    expect(records).toMatchObject([{ method: 'OPTIONS', url: '/a' }]);
  });

  it('takes a format from a configuration file', () => {
    expect(resolveLogFormat(`@${recordedConfig('httpd.conf')}:corsdiag`).title).toBe('the given LogFormat');
    expect(resolveLogFormat(`@${recordedConfig('nginx-cors.conf')}:cors`).title).toBe('the given log_format');
  });

  it.each([
    ['nonsense', /^There is no log format "nonsense": use combined, common, .* or a LogFormat string such as "%h/],
    ['%h %l %z', /^Unrecognized LogFormat directive %z at character 7\.$/],
    ['%h %t %>s', /^This log format shows no method \(%r or %m\), so no preflight can be found in it\.$/],
    ['@/nowhere/httpd.conf', /^\/nowhere\/httpd\.conf does not exist: check its name and the folder it is in\.$/],
    [`@${recordedConfig('httpd.conf')}`, /httpd\.conf defines several log formats: name one of them.*\.$/],
  ])('refuses %s in one sentence', (text, message) => {
    expect(() => resolveLogFormat(text)).toThrow(LogFormatError);
    expect(() => resolveLogFormat(text)).toThrow(message);
  });
});
