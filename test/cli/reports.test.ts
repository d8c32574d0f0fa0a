import { existsSync, linkSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Options, Target } from '../../src/cli/options.js';
import { openReports } from '../../src/cli/reports.js';
import type { Finding } from '../../src/model/finding.js';
import { incident } from '../views/made-up-incident.js';
import { fakeIo } from './fake-io.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'preflight-audit-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function optionsWith(targets: readonly Target[], files: readonly string[] = ['access.log']): Options {
  return {
    files,
    targets,
    logFormat: null,
    errorLogs: null,
    server: null,
    allowOrigins: [],
    windowMs: 1000,
    trustedProxies: [],
    jobs: 1,
    exitZero: false,
    quiet: false,
    color: true,
    dashboard: 'never',
    follow: false,
  };
}

const finding: Finding = { type: 'unreadable', source: { file: 'a', line: 1 }, reason: 'made up', excerpt: '' };
const whole = { keepFiles: true };

describe('openReports', () => {
  it('writes every output in its own format', async () => {
    const io = fakeIo({ terminal: 80 });
    const path = join(folder, 'report.json');
    const records = join(folder, 'records.ndjson');
    const reports = await openReports(
      optionsWith([
        { path: null, view: 'text' },
        { path, view: 'json' },
        { path: records, view: 'ndjson' },
      ]),
      io,
      () => {},
    );
    reports.finding?.(finding);
    expect(await reports.finish(incident, whole)).toEqual([]);
    expect(io.written.stdout).toContain('\x1b[1m');
    expect(JSON.parse(readFileSync(path, 'utf8')).schemaVersion).toBe(1);
    const types = readFileSync(records, 'utf8').trimEnd().split('\n');
    expect(types.map((line) => JSON.parse(line).type)).toEqual(['unreadable', 'summary']);
  });

  it('never colours a file', async () => {
    const path = join(folder, 'report.txt');
    const reports = await openReports(optionsWith([{ path, view: 'text' }]), fakeIo({ terminal: 80 }), () => {});
    await reports.finish(incident, whole);
    expect(readFileSync(path, 'utf8')).not.toContain('\x1b');
  });

  it('leaves no file behind where the audit was interrupted', async () => {
    const path = join(folder, 'report.json');
    const reports = await openReports(optionsWith([{ path, view: 'json' }]), fakeIo(), () => {});
    await reports.finish(incident, { keepFiles: false });
    expect(existsSync(path)).toBe(false);
  });

  it('writes the others when one fails, and says which', async () => {
    const path = join(folder, 'report.json');
    const full = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }));
      },
    });
    let allLost = false;
    const reports = await openReports(
      optionsWith([
        { path: null, view: 'ndjson' },
        { path, view: 'json' },
      ]),
      fakeIo({ stdout: full }),
      () => {
        allLost = true;
      },
    );
    reports.finding?.(finding);
    await reports.ready();
    const errors = await reports.finish(incident, whole);
    expect(errors.map((error) => error.message)).toEqual(['cannot write standard output: no space left on device']);
    expect([allLost, reports.areLost(), existsSync(path)]).toEqual([false, false, true]);
  });

  it('tells when nobody reads any more', async () => {
    const gone = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('EPIPE: broken pipe, write'), { code: 'EPIPE' }));
      },
    });
    let allLost = false;
    const reports = await openReports(optionsWith([{ path: null, view: 'ndjson' }]), fakeIo({ stdout: gone }), () => {
      allLost = true;
    });
    reports.finding?.(finding);
    await reports.ready();
    await new Promise((resolve) => setImmediate(resolve));
    expect([allLost, reports.areLost()]).toEqual([true, true]);
    expect(await reports.finish(incident, whole)).toEqual([]);
  });

  it('does not overwrite what it is about to read, under whatever name', async () => {
    const log = join(folder, 'access.log');
    const otherName = join(folder, 'other.txt');
    writeFileSync(log, 'precious');
    linkSync(log, otherName);
    await expect(
      openReports(optionsWith([{ path: otherName, view: 'text' }], [log]), fakeIo(), () => {}),
    ).rejects.toThrow('would overwrite an input of the same call');
    expect(readFileSync(log, 'utf8')).toBe('precious');
  });

  it('opens nothing where one output cannot be opened', async () => {
    const good = join(folder, 'good.json');
    const targets: readonly Target[] = [
      { path: good, view: 'json' },
      { path: join(folder, 'no', 'bad.json'), view: 'json' },
    ];
    await expect(openReports(optionsWith(targets), fakeIo(), () => {})).rejects.toThrow('no such file or directory');
    expect(existsSync(good)).toBe(false);
  });

  it('is never lost where there is no output at all', async () => {
    const reports = await openReports(optionsWith([]), fakeIo(), () => {});
    expect(reports.areLost()).toBe(false);
  });
});
