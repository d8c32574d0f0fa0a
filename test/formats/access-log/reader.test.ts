import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combined } from '../../../src/formats/combined.js';
import { corsdiag } from '../../../src/formats/corsdiag.js';
import { hashText } from '../../../src/formats/format.js';
import { resolveLogFormat } from '../../../src/formats/index.js';
import { vhostCombined } from '../../../src/formats/vhost-combined.js';
import { everything, nothing, readLog } from '../read-log.js';
import { recordedFormat, recordedLog } from '../recordings/recorded.js';

const date = '[22/Nov/2026:16:23:02 +0000]';

function line(client: string, request: string, userAgent = 'Mozilla/5.0'): string {
  return `${client} - - ${date} "${request}" 204 5 "-" "${userAgent}"\n`;
}

const waitingFor = (...clients: readonly string[]) => {
  const hashes = new Set(clients.map(hashText));
  return { hasOpenPreflight: (hash: number) => hashes.has(hash >>> 0) };
};

describe('readLines', () => {
  const log =
    line('192.0.2.1', 'OPTIONS /a HTTP/1.1') +
    line('192.0.2.1', 'PUT /a HTTP/1.1') +
    line('192.0.2.2', 'PUT /a HTTP/1.1') +
    line('192.0.2.1', 'OPTIONSX /a HTTP/1.1');

  it('makes records of OPTIONS, and of clients that a preflight waits for', async () => {
    const { records, totals } = await readLog(combined, log, { interest: waitingFor('192.0.2.1') });
    expect(records.map(({ source, method }) => [source, method])).toEqual([
      [{ file: 'access.log', line: 1 }, 'OPTIONS'],
      [{ file: 'access.log', line: 2 }, 'PUT'],
      [{ file: 'access.log', line: 4 }, 'OPTIONSX'],
    ]);
    expect(totals).toEqual({ read: 4, unreadable: 0, truncated: false });
    expect((await readLog(combined, log, { interest: nothing })).records).toHaveLength(1);
  });

  it('asks about a client with the hash of the client in its record', async () => {
    const clients = ['192.0.2.1', '2001:db8::5', 'host.example', 'café.example'];
    const text = clients.map((client) => line(client, 'GET / HTTP/1.1')).join('');
    for (const client of clients) {
      const { records } = await readLog(combined, text, { interest: waitingFor(client) });
      expect(records.map((record) => record.client)).toEqual([client]);
    }
  });

  it('asks about the client behind a proxy of ours, and about any other peer itself', async () => {
    const format = resolveLogFormat('%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i" "%{X-Forwarded-For}i"');
    const forwarded = (peer: string, list: string) => `${line(peer, 'GET / HTTP/1.1').trimEnd()} "${list}"\n`;
    const text =
      forwarded('10.0.0.5', '192.0.2.66, 192.0.2.1') +
      forwarded('198.51.100.7', '192.0.2.1') +
      forwarded('10.0.0.5', '-') +
      forwarded('10.0.0.5', 'unknown');
    for (const [client, lines] of [
      ['192.0.2.1', [1]],
      ['198.51.100.7', [2]],
      ['10.0.0.5', [3, 4]],
      ['192.0.2.66', []],
    ] as const) {
      const { records } = await readLog(format, text, { interest: waitingFor(client) });
      expect(records.map(({ source }) => ('line' in source ? source.line : null))).toEqual(lines);
      expect(records.every((record) => record.client === client)).toBe(true);
    }
    const { records } = await readLog(format, text);
    expect(records.map(({ marks }) => marks.peer)).toEqual(['10.0.0.5', undefined, undefined, undefined]);
  });

  it('asks about an unknown client with the hash of no bytes', async () => {
    for (const format of [
      combined,
      resolveLogFormat('%{X-Forwarded-For}i %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i"'),
    ]) {
      const { records } = await readLog(format, line('-', 'GET / HTTP/1.1'), { interest: waitingFor('') });
      expect(records.map((record) => record.client)).toEqual([null]);
    }
    const clientless = await readLog(resolveLogFormat('%r'), 'GET / HTTP/1.1\n', { interest: waitingFor('') });
    expect(clientless.records).toHaveLength(1);
  });

  it('takes the first address of a forwarding header for the client', async () => {
    const format = resolveLogFormat('"%{X-Forwarded-For}i" %t "%r"');
    const text = `"192.0.2.1, 10.0.0.1" ${date} "GET / HTTP/1.1"\n"192.0.2.2" ${date} "GET / HTTP/1.1"\n`;
    const { records } = await readLog(format, text, { interest: waitingFor('192.0.2.1') });
    expect(records.map((record) => record.client)).toEqual(['192.0.2.1']);
  });

  it('wants every line that shows an Origin', async () => {
    const format = resolveLogFormat('%h %l %u %t "%r" %>s "%{Origin}i"');
    const logged = (origin: string) => `192.0.2.1 - - ${date} "GET /${origin} HTTP/1.1" 200 "${origin}"\n`;
    const { records } = await readLog(format, logged('-') + logged('null') + logged('https://x') + logged(''), {
      interest: nothing,
    });
    expect(records.map(({ url }) => url)).toEqual(['/null', '/https://x', '/']);
  });

  it('counts lines whose request field is odd, and makes no record of them', async () => {
    const odd = ['-', '', '\\x16\\x03\\x01', 'SSH-2.0-Go', 'garbage'];
    const text = odd.map((request) => line('192.0.2.1', request)).join('');
    expect(await readLog(combined, text)).toMatchObject({
      records: [],
      unreadable: [],
      totals: { read: 5, unreadable: 0 },
    });
  });

  it('hands on why a line is unreadable, and counts the others', async () => {
    const text = `half a line\n${line('192.0.2.1', 'GET / HTTP/1.1')}\n${'x\n'.repeat(100)}`;
    const { records, unreadable, totals } = await readLog(combined, text);
    expect(records).toHaveLength(1);
    expect(totals).toEqual({ read: 103, unreadable: 102, truncated: false });
    expect(unreadable).toHaveLength(20);
    expect(unreadable.slice(0, 3)).toEqual([
      { source: { file: 'access.log', line: 1 }, reason: 'there is no %u at byte 8', excerpt: 'half a line' },
      { source: { file: 'access.log', line: 3 }, reason: 'the line is empty', excerpt: '' },
      { source: { file: 'access.log', line: 4 }, reason: 'the line ends before " "', excerpt: 'x' },
    ]);
  });

  it('finds damage at both ends of a line that nobody needs', async () => {
    const whole = line('192.0.2.1', 'GET / HTTP/1.1').trimEnd();
    const damaged = [whole.slice(20), whole.slice(0, -4), `${whole}x`, `${whole.slice(0, 40)}`, `- ${whole}`];
    const { totals } = await readLog(combined, `${damaged.join('\n')}\n`, { interest: nothing });
    expect(totals).toEqual({ read: damaged.length, unreadable: damaged.length, truncated: false });
  });

  it('counts the pieces of lines that a pipe has mixed up', async () => {
    const [first, second] = [
      line('192.0.2.1', 'GET / HTTP/1.1', 'x'.repeat(99)),
      line('192.0.2.2', 'OPTIONS / HTTP/1.1'),
    ];
    // Mixed up within the client itself, both pieces would show another client and nothing else.
    for (let at = '192.0.2.1 '.length; at < first.length - 1; at++) {
      const { records, totals } = await readLog(combined, first.slice(0, at) + second + first.slice(at) + second);
      expect(records.map(({ source }) => source)).toEqual([{ file: 'access.log', line: 3 }]);
      expect(totals).toEqual({ read: 3, unreadable: 2, truncated: false });
    }
  });

  it('tells a cut input from a missing last line end', async () => {
    const text = line('192.0.2.1', 'GET / HTTP/1.1');
    expect((await readLog(combined, text.trimEnd())).totals).toEqual({ read: 1, unreadable: 0, truncated: false });
    const cut = await readLog(combined, text.slice(0, -5), { interest: nothing });
    expect(cut.totals).toEqual({ read: 1, unreadable: 1, truncated: true });
    expect(cut.unreadable[0]?.reason).toBe(
      'the input stops in the middle of this line: the line ends within %{User-Agent}i',
    );
  });

  it('survives what is no log', async () => {
    const binary = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7919) >>> 3);
    const { records, totals } = await readLog(combined, binary);
    expect(records).toEqual([]);
    expect(totals.unreadable).toBe(totals.read);
    const holes = `${'\0'.repeat(5000)}${line('192.0.2.1', 'GET / HTTP/1.1')}${line('192.0.2.2', 'GET / HTTP/1.1')}`;
    expect((await readLog(combined, holes, { interest: nothing })).totals).toMatchObject({ read: 2, unreadable: 1 });
  });

  it('reads on behind lines that are too long', async () => {
    const text = `${'x'.repeat(3 << 20)}\n${line('192.0.2.1', 'GET / HTTP/1.1')}`;
    const { records, unreadable, totals } = await readLog(combined, text);
    expect(totals).toEqual({ read: 2, unreadable: 1, truncated: false });
    expect(unreadable[0]?.reason).toBe('the line is longer than 1048576 bytes');
    expect(records[0]?.source).toEqual({ file: 'access.log', line: 2 });
  });

  it('reads the longest lines that httpd writes', async () => {
    const target = `/${'\\xff'.repeat(8000)}`;
    const agent = '\\xfe'.repeat(8000);
    const { records } = await readLog(combined, line('192.0.2.1', `OPTIONS ${target} HTTP/1.1`, agent));
    expect(records[0]?.url).toBe(`/${'\ufffd'.repeat(8000)}`);
    expect(records[0]?.marks.raw).toHaveLength(2048);
  });

  it('reads what it can of a file in two formats', async () => {
    const text = line('192.0.2.1', 'GET / HTTP/1.1') + recordedLog('vhost_combined').toString('latin1');
    const { records, totals } = await readLog(combined, text);
    expect(records).toHaveLength(1);
    expect(totals.unreadable).toBe(totals.read - 1);
  });

  it('gives the same records wherever the chunks end', async () => {
    for (const [name, format] of [
      ['combined', combined],
      ['vhost_combined', vhostCombined],
      ['corsdiag', corsdiag],
    ] as const) {
      const text = recordedLog(name);
      const whole = await readLog(format, text, { chunkSize: text.length });
      expect(whole.records.length).toBeGreaterThan(25);
      for (let chunkSize = 1; chunkSize < 400; chunkSize++) {
        expect(await readLog(format, text, { chunkSize })).toEqual(whole);
      }
    }
  });

  describe('on its fast path', () => {
    // The same format, spelt so that the fast path does not know it.
    const slow = resolveLogFormat('%h %l %u %{begin}t "%r" %>s %b "%{Referer}i" "%{User-Agent}i"');
    const client = fc.constantFrom('192.0.2.1', '192.0.2.2', '::1', '-', 'api.example:80', 'ü', '');
    const user = fc.constantFrom('-', 'bob', 'a [b', '""', '- x', `x ${date} \\"GET`);
    const request = fc.constantFrom(
      'GET / HTTP/1.1',
      'OPTIONS /a HTTP/1.1',
      'OPTIONS',
      '-',
      '',
      'PUT /a\\"b HTTP/1.1',
      'O',
    );
    const wholeLine = fc.tuple(client, user, request, fc.constantFrom('"-"', '"x\\"', '"\\\\"', 'x'));
    const anyLine = wholeLine.map(([c, u, r, a]) => `${c} - ${u} ${date} "${r}" 204 - "-" ${a}`);
    const cutLine = fc.tuple(anyLine, fc.nat(90)).map(([text, length]) => text.slice(0, length));
    const lines = fc.array(fc.oneof(anyLine, anyLine, cutLine), { maxLength: 20 });

    it('makes the same records as without', async () => {
      await fc.assert(
        fc.asyncProperty(
          lines,
          fc.constantFrom(everything, nothing, waitingFor('192.0.2.1', '::1')),
          async (texts, interest) => {
            const log = texts.join('\n');
            const fast = await readLog(combined, log, { interest, chunkSize: 1000 });
            const full = await readLog(slow, log, { interest });
            expect(fast.records).toEqual(full.records);
            expect(fast.totals.read).toBe(full.totals.read);
            expect(fast.totals.unreadable).toBeLessThanOrEqual(full.totals.unreadable);
            if (interest === everything) expect(fast.totals).toEqual(full.totals);
          },
        ),
        { numRuns: 300 },
      );
    });

    it('makes the same records where Origin is logged', async () => {
      const tail = '"%{Origin}i" "%{Vary}o"';
      const fastFormat = resolveLogFormat(`%h %l %u %t "%r" %>s ${tail}`);
      const slowFormat = resolveLogFormat(`%h %l %u %{begin}t "%r" %>s ${tail}`);
      const value = fc.constantFrom('-', '', 'null', 'https://x', '\\"-', 'x\\" \\"-', '\\\\');
      const logged = fc
        .tuple(request, value, value)
        .map(([r, o, v]) => `192.0.2.1 - - ${date} "${r}" 200 "${o}" "${v}"\n`);
      await fc.assert(
        fc.asyncProperty(fc.array(logged, { maxLength: 20 }), async (texts) => {
          const [fast, full] = [
            await readLog(fastFormat, texts.join(''), { interest: nothing }),
            await readLog(slowFormat, texts.join(''), { interest: nothing }),
          ];
          expect(fast).toEqual(full);
        }),
      );
    });

    it('finds the same in what httpd wrote', async () => {
      const log = recordedLog('combined');
      for (const interest of [everything, nothing, waitingFor('::1')]) {
        const [fast, full] = [await readLog(combined, log, { interest }), await readLog(slow, log, { interest })];
        expect(fast).toEqual(full);
      }
      expect(recordedFormat('combined')).toContain('%t');
    });
  });
});
