import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caddy } from '../../../src/formats/caddy.js';
import { hashText } from '../../../src/formats/format.js';
import { resolveLogFormat } from '../../../src/formats/index.js';
import { json } from '../../../src/formats/json.js';
import { nothing, readLog } from '../read-log.js';
import { recordedLog } from '../recordings/recorded.js';

const line = (client: string, method: string, more = '') =>
  `{"request":{"remote_ip":"${client}","proto":"HTTP/1.1","method":"${method}","host":"api.example","uri":"/a","headers":{${more}}},"duration":0.5,"status":204,"ts":1795364582.5,"resp_headers":{"Allow":["GET, OPTIONS"]}}\n`;

describe('jsonLinesFormat', () => {
  it('makes records of lines that matter only', async () => {
    const log =
      line('192.0.2.1', 'GET') +
      line('192.0.2.1', 'OPTIONS') +
      line('192.0.2.1', 'PUT') +
      line('192.0.2.2', 'PUT') +
      line('192.0.2.2', 'GET', '"Origin":["null"]');
    const hash = hashText('192.0.2.1');
    const { records, totals } = await readLog(caddy, log, { interest: { hasOpenPreflight: (one) => one === hash } });
    // The first line of all shows where things stand.
    expect(records.map(({ source }) => 'line' in source && source.line)).toEqual([1, 2, 3, 5]);
    expect(totals).toEqual({ read: 5, unreadable: 0, truncated: false });
  });

  it.each([
    ['beside its address', '"remote_addr":"10.0.0.1","http_x_forwarded_for":'],
    ['without it', '"http_x_forwarded_for":'],
  ])('files lines under the client that a trusted proxy speaks for, %s', async (_, shown) => {
    const from = (client: string, method: string) =>
      `{"time":"2026-11-22T06:00:01Z",${shown}"6.6.6.6, ${client}","method":"${method}","path":"/a","status":204}\n`;
    const log = from('203.0.113.7', 'OPTIONS') + from('198.51.100.9', 'PUT') + from('203.0.113.7', 'PUT');
    const hash = hashText('203.0.113.7');
    const { records } = await readLog(json, log, { interest: { hasOpenPreflight: (one) => one === hash } });
    expect(records.map(({ method, client }) => `${method} ${client}`)).toEqual([
      'OPTIONS 203.0.113.7',
      'PUT 203.0.113.7',
    ]);
  });

  it('passes over what is no request, and says what is no JSON', async () => {
    const log = `{"level":"info","msg":"OPTIONS"}\n${line('::1', 'OPTIONS')}[1]\n"OPTIONS"\n{"OPTIONS":\nOPTIONS\n\n`;
    const { records, unreadable, totals } = await readLog(caddy, log);
    expect(records).toHaveLength(1);
    expect(unreadable.map(({ reason, source }) => ['line' in source && source.line, reason])).toEqual([
      [3, 'it is no JSON object'],
      [4, 'it is no JSON object'],
      [5, 'it is no JSON object'],
      [6, 'it is no JSON object'],
      [7, 'the line is empty'],
    ]);
    expect(totals).toEqual({ read: 7, unreadable: 5, truncated: false });
  });

  it('finds damage at both ends of a line that nobody needs', async () => {
    const whole = line('::1', 'GET').trimEnd();
    const log = [line('::1', 'GET').trimEnd(), whole.slice(1), whole.slice(0, -3), `${whole}x`].join('\n');
    expect((await readLog(caddy, `${log}\n`, { interest: nothing })).totals.unreadable).toBe(3);
  });

  it('tells a cut input from a missing last line end', async () => {
    const text = line('::1', 'GET');
    expect((await readLog(caddy, text + text.trimEnd())).totals).toEqual({ read: 2, unreadable: 0, truncated: false });
    const cut = await readLog(caddy, text + text.slice(0, 50), { interest: nothing });
    expect(cut.totals).toEqual({ read: 2, unreadable: 1, truncated: true });
  });

  it('gives the same records wherever the chunks end', async () => {
    for (const [format, name] of [
      [caddy, 'caddy'],
      [json, 'nginx-json'],
    ] as const) {
      const whole = await readLog(format, recordedLog(name));
      expect(whole.records.length).toBeGreaterThan(10);
      for (const chunkSize of [1, 7, 100, 1021])
        expect(await readLog(format, recordedLog(name), { chunkSize })).toEqual(whole);
    }
  });

  it('reads lines of two kinds side by side', async () => {
    const first = '{"ip":"192.0.2.1","method":"GET","url":"/1","status":200}\n';
    const second = '{"addr":"x","remote":"192.0.2.2","verb":"PUT","uri":"/2","code":201}\n';
    const hash = hashText('192.0.2.2');
    const interest = { hasOpenPreflight: (one: number) => one === hash };
    const { records } = await readLog(json, (first + second).repeat(3), { interest });
    expect(records.map(({ url }) => url)).toContain('/2');
    expect(records.filter(({ url }) => url === '/2')).toHaveLength(3);
  });

  it('reads on behind the prefix of a log daemon', async () => {
    const prefixed = `Nov 22 16:37:42 lb caddy[6273]: ${line('::1', 'OPTIONS')}`;
    expect(caddy.detect(Buffer.from(prefixed))?.confidence).toBe(1);
    const { records, totals } = await readLog(caddy, prefixed + prefixed.replace('OPTIONS', 'GET'), {
      interest: nothing,
    });
    expect(records).toMatchObject([{ method: 'OPTIONS', marks: { raw: prefixed.trimEnd() } }]);
    expect(totals).toEqual({ read: 2, unreadable: 0, truncated: false });
    expect((await readLog(caddy, `x{"a":1}\n${'x'.repeat(300)} {"a":1}\n`)).totals.unreadable).toBe(2);
  });

  it('shows what was recorded so far', async () => {
    const sink = { record: () => {}, unreadable: () => {}, note: () => {} };
    const { reader, traits } = caddy.open({ file: 'x', sink, interest: nothing });
    expect(traits()).toMatchObject({ server: 'caddy', recordedRequestHeaders: new Set() });
    reader.push(Buffer.from(line('::1', 'GET')));
    expect(traits()).toMatchObject({ recordedRequestHeaders: 'all', recordedResponseHeaders: 'all' });
    await reader.end();
  });

  it('notes local times', async () => {
    const { notes } = await readLog(json, '{"time":"2026-11-22 16:23:02","method":"GET","url":"/","status":200}\n');
    expect(notes).toEqual(['The log writes local times without a zone; they were read as UTC.']);
  });

  it('survives deep, long and hostile lines', async () => {
    const deep = `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)},"method":"OPTIONS"}\n`;
    const quotes = `{"OPTIONS":"${'\\"'.repeat(200_000)}\n`;
    const polluting = line('::1', 'OPTIONS').replace(
      '"duration"',
      '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"duration"',
    );
    const tooLong = `{"a":"${'x'.repeat(2 << 20)}"}\n`;
    const { records, totals } = await readLog(caddy, deep + quotes + polluting + tooLong + line('::1', 'OPTIONS'));
    expect(records).toHaveLength(2);
    expect(totals).toEqual({ read: 5, unreadable: 2, truncated: false });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('never fails', async () => {
    const keys = fc.constantFrom(
      'request',
      'method',
      'uri',
      'url',
      'headers',
      'status',
      'ts',
      'time',
      'proto',
      'remote_ip',
      '__proto__',
    );
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.jsonValue(),
        fc.constantFrom('OPTIONS', '/', 'GET / HTTP/1.1', 204),
        fc.dictionary(keys, tie('value')),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.dictionary(keys, value)), async (lines) => {
        const log = lines.map((one) => `${JSON.stringify(one)}\n`).join('');
        for (const format of [
          caddy,
          json,
          resolveLogFormat('json:method=$.method,url=$.uri,requestHeaders=$.headers'),
        ]) {
          const { totals } = await readLog(format, log);
          expect(totals).toEqual({ read: lines.length, unreadable: 0, truncated: false });
        }
      }),
      { numRuns: 50 },
    );
  });
});
