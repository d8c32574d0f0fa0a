import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFile, openStandardOutput } from '../../src/cli/output.js';

/** A stream that fails as the system does. */
function failing(code: string, message: string): Writable {
  return new Writable({
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error(`${code}: ${message}, write`), { code }));
    },
  });
}

describe('openStandardOutput', () => {
  it('gathers small writes and hands them on', async () => {
    const chunks: string[] = [];
    const stream = new Writable({
      write(chunk, _encoding, done) {
        chunks.push(String(chunk));
        done();
      },
    });
    const output = openStandardOutput(stream, () => {});
    output.write('one\n');
    output.write('two\n');
    expect(chunks).toEqual([]);
    await output.ready();
    expect(chunks).toEqual(['one\ntwo\n']);
    output.write('three\n');
    await output.close();
    expect(chunks.join('')).toBe('one\ntwo\nthree\n');
    expect(stream.writableEnded).toBe(false);
  });

  it('waits for a reader that is slower', async () => {
    let release = () => {};
    const stream = new Writable({
      highWaterMark: 10,
      write(_chunk, _encoding, done) {
        release = done;
      },
    });
    const output = openStandardOutput(stream, () => {});
    output.write('x'.repeat(100));
    let ready = false;
    const waiting = output.ready().then(() => {
      ready = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(ready).toBe(false);
    release();
    await waiting;
    expect(ready).toBe(true);
  });

  it('takes a reader that went away for no error', async () => {
    let told = 0;
    const output = openStandardOutput(failing('EPIPE', 'broken pipe'), () => told++);
    output.write('x');
    await output.close();
    expect([output.isLost(), told]).toEqual([true, 1]);
    output.write('y'.repeat(1_000_000));
    await output.ready();
  });

  it('says why it could not write', async () => {
    const output = openStandardOutput(failing('ENOSPC', 'no space left on device'), () => {});
    output.write('x');
    await expect(output.close()).rejects.toThrow('cannot write standard output: no space left on device');
  });
});

describe('openStandardOutput on a stream that failed before', () => {
  it('does not take silence for success', async () => {
    const stream = failing('EIO', 'i/o error');
    stream.on('error', () => {}).write('earlier');
    await new Promise((resolve) => setImmediate(resolve));
    const output = openStandardOutput(stream, () => {});
    output.write('x');
    await expect(output.close()).rejects.toThrow('cannot write standard output');
  });
});

describe('openFile', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'preflight-audit-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('puts the file in its place only when it is whole', async () => {
    const path = join(folder, 'report.json');
    const output = await openFile(path, () => {});
    output.write('{}\n');
    await output.ready();
    expect(readdirSync(folder)).not.toContain('report.json');
    await output.close();
    expect(readdirSync(folder)).toEqual(['report.json']);
    expect(readFileSync(path, 'utf8')).toBe('{}\n');
  });

  it('leaves an older file alone until then, and keeps its rights', async () => {
    const path = join(folder, 'report.json');
    writeFileSync(path, 'older');
    chmodSync(path, 0o640);
    const output = await openFile(path, () => {});
    output.write('newer');
    await output.ready();
    expect(readFileSync(path, 'utf8')).toBe('older');
    await output.close();
    expect(readFileSync(path, 'utf8')).toBe('newer');
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it('leaves nothing behind when it is given up', async () => {
    const path = join(folder, 'report.json');
    writeFileSync(path, 'older');
    const output = await openFile(path, () => {});
    output.write('half');
    await output.ready();
    await output.discard();
    expect(readdirSync(folder)).toEqual(['report.json']);
    expect(readFileSync(path, 'utf8')).toBe('older');
  });

  it('writes through a link, which stays one', async () => {
    const target = join(folder, 'target.json');
    const link = join(folder, 'link.json');
    writeFileSync(target, 'older');
    symlinkSync(target, link);
    const output = await openFile(link, () => {});
    output.write('newer');
    await output.close();
    expect(readFileSync(target, 'utf8')).toBe('newer');
    expect(readdirSync(folder).sort()).toEqual(['link.json', 'target.json']);
  });

  it('refuses a directory, and a place that does not exist', async () => {
    mkdirSync(join(folder, 'sub'));
    await expect(openFile(join(folder, 'sub'), () => {})).rejects.toThrow('sub: it is a directory');
    await expect(openFile(join(folder, 'no', 'report.json'), () => {})).rejects.toThrow(
      'report.json: no such file or directory',
    );
    await expect(openFile(join(folder, 'a\0b'), () => {})).rejects.toThrow('cannot write');
  });
});
