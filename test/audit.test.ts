import { describe, expect, it } from 'vitest';
import { audit } from '../src/audit.js';
import type { AuditProblem, Progress } from '../src/audit-options.js';
import type { Source } from '../src/input/source.js';
import type { Finding } from '../src/model/finding.js';

const agent = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36';

function line(time: string, request: string, status: number): string {
  return `192.0.2.1 - - [21/Nov/2026:${time} +0000] "${request} HTTP/1.1" ${status} 12 "https://app.example.com/" "${agent}"\n`;
}

function source(name: string, text: string): Source {
  const bytes = Buffer.from(text);
  const condition = { bytesRead: bytes.length, partial: false, notes: [] };
  return { name, size: bytes.length, condition, bytes: chunksOf(bytes) };
}

async function* chunksOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes;
}

const preflight = line('10:00:00', 'OPTIONS /v1', 204);
const request = line('10:00:01', 'PUT /v1', 200);

describe('audit', () => {
  it('links across sources, in the order given', async () => {
    const report = await audit([source('access.log.1', preflight), source('access.log', request)]);
    expect(report.counts).toMatchObject({ preflights: 1, passed: 1 });
    expect(report.sources.map(({ file, read }) => [file, read])).toEqual([
      ['access.log.1', 1],
      ['access.log', 1],
    ]);
  });

  it('links by the client behind proxies, as far as they are trusted', async () => {
    const forwarded = (text: string, peer: string, list: string) =>
      `${text.replace('192.0.2.1', peer).trimEnd()} "${list}"\n`;
    const log =
      forwarded(preflight, '198.51.100.1', '192.0.2.1') + forwarded(request, '198.51.100.2', '192.0.2.66, 192.0.2.1');
    const logFormat = '%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i" "%{X-Forwarded-For}i"';
    const alone = await audit([source('access.log', log)], { logFormat });
    expect(alone.counts).toMatchObject({ preflights: 1, passed: 0 });
    const told = await audit([source('access.log', log)], { logFormat, trustedProxies: ['198.51.100.0/24'] });
    expect(told.counts).toMatchObject({ preflights: 1, passed: 1 });
  });

  it('hands out findings as they are decided, and tells how far it is', async () => {
    const findings: Finding[] = [];
    const progress: Progress[] = [];
    await audit([source('a', preflight + request + line('10:00:02', 'OPTIONS /v2', 500))], {
      onFinding: (finding) => findings.push(finding),
      onProgress: (step) => progress.push(step),
    });
    expect(findings.map((finding) => 'verdict' in finding && finding.verdict)).toEqual(['passed', 'blocked']);
    expect(progress.at(-1)).toMatchObject({ file: 'a' });
  });

  it('tells what a source holds, and how its bytes would best come, before it reads on', async () => {
    const heard: unknown[] = [];
    const har = '{"log":{"creator":{"name":"x"},"entries":[]}}';
    const readInChunksOf = (size: number) => heard.push(size);
    await audit([source('a', preflight), { ...source('b', har), readInChunksOf }], {
      onRecognised: (recognised) => heard.push(recognised),
    });
    expect(heard).toEqual([{ file: 'a', format: 'combined' }, 4_194_304, { file: 'b', format: 'har' }]);
  });

  it('reports what it could not read, and audits the others', async () => {
    const problems: AuditProblem[] = [];
    const sources = [
      source('empty', ''),
      source('prose', 'It was a dark and stormy night.\n'.repeat(50)),
      source('good', preflight),
    ];
    const report = await audit(sources, { onProblem: (problem) => problems.push(problem) });
    expect(problems.map(({ file }) => file)).toEqual(['empty', 'prose']);
    expect(problems.every(({ message }) => /^[^.]+.*\.$/.test(message))).toBe(true);
    expect(report.counts.preflights).toBe(1);
  });

  it('knows an error log, and where it belongs', async () => {
    const problems: AuditProblem[] = [];
    const line = '[Sat Nov 21 14:03:01.5 2026] [core:notice] [pid 1:tid 2] AH00094: Command line\n';
    await audit([source('error.log', line.repeat(3))], { onProblem: (problem) => problems.push(problem) });
    expect(problems).toMatchObject([{ message: expect.stringContaining('name it with --error-log') }]);
  });

  it('says nothing of an error log that it was stopped from reading', async () => {
    const stop = new AbortController();
    const problems: AuditProblem[] = [];
    const unread: Source = { ...source('error.log', ''), bytes: stoppedChunks(stop) };
    const report = await audit([source('a', line('10:00:02', 'OPTIONS /v2', 405))], {
      errorLogs: [unread],
      onProblem: (problem) => problems.push(problem),
      signal: stop.signal,
    });
    expect(problems).toEqual([]);
    expect(report.groups[0]?.errorLog).toBe(null);
  });

  it('says nothing of error logs where there are none', async () => {
    const access = () => [source('a', line('10:00:02', 'OPTIONS /v2', 405))];
    const report = await audit(access(), { errorLogs: [] });
    expect(report.groups[0]).toMatchObject({ status: 405, errorLog: null });
    expect(report).toEqual(await audit(access()));
  });

  it('takes the log format it is told, but reads a HAR as a HAR', async () => {
    const har = '{"log":{"version":"1.2","creator":{"name":"WebInspector","version":"1"},"entries":[]}}';
    const report = await audit([source('a.log', preflight), source('b.har', har)], { logFormat: 'combined' });
    expect(report.sources.map(({ unit }) => unit)).toEqual(['lines', 'entries']);
    await expect(audit([], { logFormat: '%z' })).rejects.toThrow('Unrecognized LogFormat directive %z');
  });

  it('stops when told to, and marks the report partial', async () => {
    const stop = new AbortController();
    stop.abort();
    const report = await audit([source('a', preflight)], { signal: stop.signal });
    expect(report).toMatchObject({ partial: true, sources: [] });
  });

  it('reads sources that grow together, and leaves nothing out where they are stopped', async () => {
    const stop = new AbortController();
    const growing = (name: string, text: string): Source => ({
      ...source(name, ''),
      bytes: growingChunks(text, stop.signal),
    });
    const audited = audit([growing('a', preflight), growing('b', line('10:00:05', 'OPTIONS /v2', 500))], {
      signal: stop.signal,
      endless: true,
      snapshotEveryMs: 1,
      onSnapshot: ({ sources }) => {
        if (sources.length === 2) stop.abort();
      },
    });
    const report = await audited;
    expect(report.partial).toBe(false);
    expect(report.sources.map(({ file, read }) => [file, read])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    expect(report.counts.preflights).toBe(2);
  });

  it('tells that it has caught up when it has told of all that was there', async () => {
    const stop = new AbortController();
    const told: (number | string)[] = [];
    let reachEnd: () => void = () => undefined;
    const caughtUp = new Promise<void>((resolve) => {
      reachEnd = resolve;
    });
    async function* growing(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(line('10:00:00', 'OPTIONS /v1', 405));
      reachEnd();
      await new Promise((resolve) => stop.signal.addEventListener('abort', resolve));
    }
    await audit([{ ...source('a', ''), bytes: growing() }], {
      endless: true,
      signal: stop.signal,
      snapshotEveryMs: 60_000,
      onSnapshot: ({ counts }) => told.push(counts.blocked),
      caughtUp,
      onCaughtUp() {
        told.push('caught up');
        stop.abort();
      },
    });
    expect(told).toEqual([1, 'caught up']);
  });

  it('shows the report so far while it reads, the source at hand included', async () => {
    const seen: (readonly [preflights: number, read: number | undefined])[] = [];
    const report = async (ofAll: number) => {
      while (seen.at(-1)?.[0] !== ofAll) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    // How long a report takes decides when the next one is due: the source waits for each.
    async function* waiting() {
      yield Buffer.from(preflight + request);
      await report(1);
      yield Buffer.from(line('10:00:02', 'OPTIONS /v2', 500));
      await report(2);
    }
    await audit([{ ...source('a', ''), bytes: waiting() }], {
      snapshotEveryMs: 1,
      onSnapshot: ({ counts, sources }) => seen.push([counts.preflights, sources[0]?.read]),
    });
    expect(seen[0]).toEqual([1, 2]);
    expect(seen.at(-1)).toEqual([2, 3]);
  });

  it('counts after every chunk, whether a report is due or not', async () => {
    const seen: number[] = [];
    const chunks = slowChunks([preflight + request, line('10:00:02', 'OPTIONS /v2', 500)]);
    await audit([{ ...source('a', ''), bytes: chunks }], {
      snapshotEveryMs: 60_000,
      onCount: ({ preflights }) => seen.push(preflights),
    });
    expect(seen).toEqual([1, 2]);
  });

  it('closes what it gives up on', async () => {
    let closed = false;
    const endless: Source = { ...source('a', ''), bytes: endlessChunks(() => (closed = true)) };
    await audit([endless], { onProblem: () => undefined });
    expect(closed).toBe(true);
  });
});

async function* endlessChunks(onClosed: () => void): AsyncGenerator<Uint8Array> {
  try {
    for (;;) yield Buffer.from('no log at all\n'.repeat(100));
  } finally {
    onClosed();
  }
}

async function* growingChunks(text: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
}

async function* slowChunks(texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) {
    yield Buffer.from(text);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/** Stopped before the first bytes come. */
async function* stoppedChunks(stop: AbortController): AsyncGenerator<Uint8Array> {
  stop.abort();
  yield Buffer.from('[Sat Nov 21 09:');
}
