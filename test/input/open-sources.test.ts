import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { PassThrough, Readable } from 'node:stream';
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { zstdIsSupported } from '../../src/input/decompress.js';
import { openSource, openSources } from '../../src/input/open-sources.js';
import { headSize, type Opened, type Source } from '../../src/input/source.js';
import { collect, collectText, makeZip, someLog, temporaryFolder } from './helpers.js';

const folder = temporaryFolder();
const log = someLog(5000);
const stdin = (content: string | Uint8Array) => ({ stdin: Readable.from([Buffer.from(content)]) });

function source(opened: Opened): Source {
  if ('error' in opened) throw new Error(opened.error.message);
  return opened.source;
}

async function problem(name: string, io = stdin('')): Promise<string> {
  const opened = await openSource(name, io);
  return 'error' in opened ? opened.error.message.replaceAll(folder.path('/'), '') : 'no problem';
}

describe('openSource', () => {
  test.each([
    ['plain.log', Buffer.from(log)],
    ['named-otherwise.log', gzipSync(log)],
    ['two-members.gz', Buffer.concat([gzipSync(log.slice(0, 1000)), gzipSync(log.slice(1000))])],
    ['traffic.zhar', deflateSync(log)],
    ['zipped', makeZip([{ name: 'access.log', content: log }])],
    ['utf16.log', Buffer.from(`\ufeff${log}`, 'utf16le')],
    ['packed-bom.gz', gzipSync(`\ufeff${log}`)],
  ])('%s: goes by the content, not the name', async (name, content) => {
    const path = folder.write(name, content);
    const { bytes, size, condition, name: given } = source(await openSource(path));
    expect(given).toBe(path);
    expect(size).toBe(content.length);
    expect(await collectText(bytes)).toBe(log);
    expect(condition.partial).toBe(false);
    expect(condition.notes).toEqual([]);
    expect(condition.bytesRead).toBeGreaterThan(0);
  });

  test('the first chunk is enough to recognise a format by', async () => {
    for (const content of [Buffer.from(log), gzipSync(log)]) {
      for await (const chunk of source(await openSource(folder.write('first', content))).bytes) {
        expect(chunk.length).toBeGreaterThanOrEqual(headSize);
        break;
      }
    }
  });

  test('standard input, plain and packed', async () => {
    for (const content of [log, gzipSync(log)]) {
      const { bytes, size, name } = source(await openSource('-', stdin(content)));
      expect([name, size]).toEqual(['-', null]);
      expect(await collectText(bytes)).toBe(log);
    }
  });

  test('a named pipe', async () => {
    const path = folder.path('pipe');
    spawnSync('mkfifo', [path]);
    const writing = appendFile(path, gzipSync(log));
    const { bytes, size } = source(await openSource(path));
    expect(size).toBeNull();
    expect(await collectText(bytes)).toBe(log);
    await writing;
  });

  test('a file that the system makes up as it is read', async () => {
    const opened = await openSource('/proc/self/status');
    if ('error' in opened) expect(opened.error.code).toBe('not-found');
    else expect(await collectText(opened.source.bytes)).toMatch(/^Name:/);
  });

  test('a cut gzip file gives what it has, and a note', async () => {
    const packed = gzipSync(log);
    const { bytes, condition } = source(await openSource(folder.write('cut.gz', packed.subarray(0, -2000))));
    const text = await collectText(bytes);
    expect(log.startsWith(text)).toBe(true);
    expect(text.length).toBeGreaterThan(log.length * 0.8);
    expect(condition.partial).toBe(true);
  });

  test('closing a source that waits for its pipe ends it', async () => {
    const pipe = new PassThrough();
    pipe.write(log.slice(0, headSize));
    pipe.write(gzipSync('x'));
    const { bytes } = source(await openSource('-', { stdin: pipe }));
    const chunks = bytes[Symbol.asyncIterator]();
    await chunks.next();
    const waiting = chunks.next().then(() => chunks.next());
    await chunks.return?.();
    expect((await waiting).done).toBe(true);
    expect(pipe.destroyed).toBe(true);
  });
});

describe('what cannot be opened is one sentence', () => {
  mkdirSync(folder.path('logs'));
  folder.write('logs/access.log', log);
  folder.write('logs/notes.txt', 'x');
  const zip = makeZip([{ name: 'a.har', content: '{}' }]);
  const ustar = Buffer.alloc(1024);
  ustar.write('ustar', 257);

  test.each<[string, string | Uint8Array | null, string]>([
    ['nothing.log', null, 'nothing.log does not exist: check its name and the folder it is in.'],
    ['logs', null, 'logs is a directory: name the files in it, such as logs/access.log.'],
    ['logs/access.log/x', null, 'logs/access.log/x does not exist: check its name and the folder it is in.'],
    ['empty.log', '', 'empty.log is empty: check that the server logs there.'],
    ['mark.log', '\ufeff', 'mark.log is empty: check that the server logs there.'],
    ['empty.gz', gzipSync(''), 'empty.gz holds nothing once it is unpacked: check that the server logs there.'],
    ['cut.gz', gzipSync(log).subarray(0, 12), 'Nothing of cut.gz can be read: the gzip data ends early, at byte 12.'],
    [
      'old.xz',
      Buffer.from('fd377a585a0000', 'hex'),
      'old.xz is packed with xz: run "xz -dc old.xz | preflight-audit -".',
    ],
    ['all.tar', ustar, 'all.tar is packed with tar: run "tar -xOf all.tar | preflight-audit -".'],
    ['all.tgz', gzipSync(ustar), 'all.tgz is packed with tar: run "tar -xOf all.tgz | preflight-audit -".'],
    [
      'cut.zip',
      zip.subarray(0, 40),
      'cut.zip is a damaged zip archive (End of central directory record signature not found. Either not a zip file, or file is truncated): get it once more.',
    ],
  ])('%s', async (name, content, message) => {
    if (content !== null) folder.write(name, content);
    expect(await problem(folder.path(name))).toBe(message);
  });

  test('zstd, where this Node cannot read it', async () => {
    const frame = Buffer.from('28b52ffd200c6100006669727374206672616d650a', 'hex');
    const told = await problem(folder.write('a.zst', frame));
    expect(told).toBe(
      zstdIsSupported ? 'no problem' : 'a.zst is packed with zstd: run "zstd -dc a.zst | preflight-audit -".',
    );
  });

  test('standard input', async () => {
    expect(await problem('-')).toBe('Standard input is empty: pipe a log or a HAR into it, or name a file.');
    expect(await problem('-', stdin(zip))).toBe('Standard input is a zip archive: give it as a file.');
    const failing = new Readable({ read: () => failing.destroy(new Error('EIO')) });
    expect(await problem('-', { stdin: failing })).toBe(
      'Nothing of Standard input can be read: reading stopped after 0 bytes (EIO).',
    );
  });

  test('a name that no file can have', async () => {
    expect(await problem('a\0b')).toMatch(/^a\0b cannot be read: /);
  });
});

test('openSources opens rotated logs oldest first, and lets a bad name cost the others nothing', async () => {
  const names = ['access.log', 'access.log.1', 'gone.log', 'access.log.2.gz'].map(folder.path);
  folder.write('access.log', 'third\n');
  folder.write('access.log.1', 'second\n');
  folder.write('access.log.2.gz', gzipSync('first\n'));
  const seen: string[] = [];
  for await (const opened of openSources([...names, '-'], stdin('fourth\n'))) {
    seen.push('error' in opened ? opened.error.code : (await collect(opened.source.bytes)).toString());
  }
  expect(seen).toEqual(['first\n', 'second\n', 'third\n', 'not-found', 'fourth\n']);
});
