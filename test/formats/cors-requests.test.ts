import { describe, expect, it } from 'vitest';
import { detectFormat, formats } from '../../src/formats/index.js';
import { isRecorded } from '../../src/model/http-record.js';
import { corsLogs } from './recordings/cors-logs.js';
import { expectCorsRecords } from './recordings/expect-cors-records.js';
import { recordedAnswers, recordedLog } from './recordings/recorded.js';

describe.each(corsLogs)('what was recorded as $log', ({ server, log, detected, format }) => {
  it('reads as it was sent and answered', async () => {
    await expectCorsRecords(format, recordedLog(log), recordedAnswers(server));
  });

  it('is claimed by the right format alone', async () => {
    const bytes = recordedLog(log);
    const claims = formats.filter(({ detect }) => detect(bytes) !== null).map(({ id }) => id);
    expect(claims).toEqual(detected === null ? [] : [detected]);
    const found = detectFormat(bytes);
    if (found !== null) await expectCorsRecords(found.format, bytes, recordedAnswers(server));
  });
});

describe('what the servers add', () => {
  const records = async (name: string) => {
    const found = corsLogs.find(({ log }) => log === name);
    if (found === undefined) throw new Error(`no log ${name}`);
    return expectCorsRecords(found.format, recordedLog(name), recordedAnswers(found.server));
  };

  it('Caddy shows all headers of both sides', async () => {
    for (const record of await records('caddy')) {
      expect(record.requestHeaders.recorded).toBe('all');
      expect(record.responseHeaders.recorded).toBe('all');
    }
  });

  it('HAProxy says whether the application answered', async () => {
    const all = await records('haproxy');
    expect(all.map(({ marks }) => marks.backendStatus)).toEqual(all.map(() => null));
    expect(all.every(({ requestHeaders }) => isRecorded(requestHeaders, 'access-control-request-method'))).toBe(true);
    expect(all.every(({ responseHeaders }) => responseHeaders.lines.length === 0)).toBe(true);
  });

  it('nginx says what the application answered', async () => {
    const statuses = (await records('nginx-cors')).map(({ marks }) => marks.backendStatus);
    expect(statuses.slice(-2)).toEqual([null, 502]);
  });
});
