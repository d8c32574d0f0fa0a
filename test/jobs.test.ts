import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../src/audit.js';
import type { AuditOptions } from '../src/audit-options.js';
import { suggestFixes } from '../src/fixes/index.js';
import { usualBlockSize } from '../src/formats/blocks/block-memory.js';
import { openSources } from '../src/input/open-sources.js';
import type { Source } from '../src/input/source.js';
import { worthwhile } from '../src/link/ahead/block-readers.js';
import type { Finding } from '../src/model/finding.js';
import type { Report } from '../src/model/report.js';
import { json } from '../src/views/json.js';
import { linesOf } from './bench/make-log.js';
import { seededRandom } from './helpers/random.js';
import { rendered } from './views/rendered.js';

const folder = mkdtempSync(join(tmpdir(), 'preflight-audit-'));
const lineCount = 60_000;
let lines: readonly string[];

beforeAll(() => {
  const random = seededRandom(3);
  // Here and there a line is cut, empty, or ends with CRLF: fewer than are shown of each file.
  lines = [...linesOf({ lines: lineCount, options: 0.06, kind: 'usual' })].map((line) =>
    random.chance(0.9998) ? line : random.pick([`${line.slice(0, 60)}\n`, '\n', `${line.slice(0, -1)}\r\n`]),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* sourcesOf(names: readonly string[]): AsyncGenerator<Source> {
  for await (const opened of openSources(names)) {
    if ('error' in opened) throw new Error(opened.error.message);
    yield opened.source;
  }
}

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const reportOf = (names: readonly string[], options: AuditOptions) => audit(sourcesOf(names), options);

/** What `--format json` writes. */
function written(report: Report): string {
  const fixes = suggestFixes(report, { server: null, allowOrigins: [] });
  return rendered(json, { report, fixes }, { width: 80, color: false, ascii: true });
}

/** The same with each line named by its number in the whole log; `offsets`: lines before each file. */
function asOneFile(report: Report, offsets: ReadonlyMap<string, number>): unknown {
  const parsed = JSON.parse(written(report), (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('file' in value) || !('line' in value)) return value;
    const { file, line } = value as { readonly file: string; readonly line: number };
    return { ...value, file: '', line: line + (offsets.get(file) ?? 0) };
  });
  return { ...parsed, summary: { ...parsed.summary, sources: [] } };
}

describe('jobs', () => {
  it('change nothing in the report of a large log', async () => {
    const path = write('access.log', lines.join(''));
    expect(lines.join('').length).toBeGreaterThan(worthwhile + usualBlockSize);
    const alone = written(await reportOf([path], { jobs: 1 }));
    expect(alone).toContain('preflight-server-error');
    for (const jobs of [2, 7]) expect(written(await reportOf([path], { jobs }))).toBe(alone);
  }, 60_000);

  it('change nothing in what is found, nor in its order', async () => {
    const path = write('access.log', lines.join(''));
    const found = async (jobs: number) => {
      const findings: Finding[] = [];
      await reportOf([path], { jobs, onFinding: (finding) => findings.push(finding) });
      return findings;
    };
    expect(await found(3)).toEqual(await found(1));
  }, 60_000);

  it('give the same for a packed log, and for one cut into a rotation', async () => {
    const random = seededRandom(11);
    const cuts = [0, 2, random.between(1000, 6000), random.between(45_000, 55_000), lineCount];
    const parts = cuts.slice(1).map((end, i) => lines.slice(cuts[i], end));
    // The oldest has the highest number, and is packed.
    const names = parts.map((part, i) => {
      const age = parts.length - 1 - i;
      const text = part.join('');
      if (age === 0) return write('shop.log', text);
      return i === 0 ? write(`shop.log.${age}.gz`, gzipSync(text)) : write(`shop.log.${age}`, text);
    });
    const offsets = new Map(names.map((name, i) => [name, cuts[i] ?? 0] as const));
    const path = write('access.log', lines.join(''));
    const packed = write('packed.log.gz', gzipSync(lines.join('')));
    const whole = asOneFile(await reportOf([path], { jobs: 1 }), new Map());
    for (const jobs of [1, 2, 7]) {
      expect(asOneFile(await reportOf([packed], { jobs }), new Map())).toEqual(whole);
      expect(asOneFile(await reportOf([...names].reverse(), { jobs }), offsets)).toEqual(whole);
    }
  }, 120_000);

  it('end early together', async () => {
    const path = write('access.log', lines.join(''));
    const stop = new AbortController();
    const report = await reportOf([path], {
      jobs: 3,
      signal: stop.signal,
      onProgress: ({ bytesRead }) => bytesRead > worthwhile && stop.abort(),
    });
    expect(report.partial).toBe(true);
    expect(report.sources[0]?.read).toBeGreaterThan(worthwhile / 300);
    expect(report.sources[0]?.read).toBeLessThan(lineCount);
  });
});
