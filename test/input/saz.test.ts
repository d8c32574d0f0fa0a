import { describe, expect, it } from 'vitest';
import { newCondition } from '../../src/input/source.js';
import { openZip } from '../../src/input/zip.js';
import { collectText, makeZip, temporaryFolder, type ZipEntry } from './helpers.js';

const folder = temporaryFolder();

async function read(files: readonly ZipEntry[]) {
  const condition = newCondition();
  const opened = await openZip(folder.write('a.saz', makeZip(files)), condition);
  if ('error' in opened) throw new Error(opened.error.message);
  const { log } = JSON.parse(await collectText(opened.bytes));
  return { log, condition };
}

const session = (number: string, method: string): readonly ZipEntry[] => [
  {
    name: `raw/${number}_c.txt`,
    content: `${method} https://api.example/${number} HTTP/1.1\r\nHost: api.example\r\n\r\n`,
  },
  { name: `raw/${number}_s.txt`, content: 'HTTP/1.1 204 No Content\r\n\r\n', method: 'stored' },
  { name: `raw/${number}_m.xml`, content: '<SessionTimers ClientBeginRequest="2026-11-22T16:38:41Z"/>' },
];

/** Archives laid out as Fiddler's documentation describes them; no real one was at hand. */
describe('a made-up archive', () => {
  it('is read in the order of its sessions, whatever the order of its files', async () => {
    const files = [...session('10', 'PUT'), ...session('2', 'OPTIONS'), ...session('001', 'GET')].reverse();
    const { log, condition } = await read([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: '_index.htm', content: '<table/>' },
      ...files,
    ]);
    expect(log.creator.name).toBe('Fiddler sessions');
    expect(log.entries.map(({ request }: { request: { method: string } }) => request.method)).toEqual([
      'GET',
      'OPTIONS',
      'PUT',
    ]);
    expect(condition).toMatchObject({ partial: false, notes: [] });
  });

  it('keeps the place of a session that cannot be read', async () => {
    const { log } = await read([
      { name: 'raw/1_s.txt', content: 'HTTP/1.1 200 OK\r\n\r\n' },
      { name: 'raw/2_c.txt', content: '\0\0\0' },
      ...session('3', 'OPTIONS'),
    ]);
    expect(log.entries.slice(0, 2)).toEqual([{}, {}]);
    expect(log.entries[2].request.method).toBe('OPTIONS');
  });

  it('unpacks no more of a body than it can need', async () => {
    const response = `HTTP/1.1 500 X\r\n\r\n${'x'.repeat(50_000_000)}`;
    const files = session('1', 'OPTIONS').map((file) =>
      file.name.endsWith('_s.txt') ? { name: file.name, content: response } : file,
    );
    const { log, condition } = await read(files);
    expect(log.entries[0].response.content.text.length).toBeLessThan(400_000);
    expect(condition.bytesRead).toBeLessThan(100_000);
  });

  it('goes on behind a damaged file', async () => {
    const files = [...session('1', 'OPTIONS'), ...session('2', 'PUT')];
    const archive = makeZip(files);
    const at = archive.indexOf('raw/1_c.txt') + 'raw/1_c.txt'.length;
    archive.fill(0xff, at, at + 20);
    const condition = newCondition();
    const opened = await openZip(folder.write('damaged.saz', archive), condition);
    const { log } = JSON.parse('bytes' in opened ? await collectText(opened.bytes) : '');
    expect(log.entries.map((entry: { request?: { method: string } }) => entry.request?.method)).toEqual([
      undefined,
      'PUT',
    ]);
    expect(condition.partial).toBe(true);
  });

  it('closes the file where reading stops early', async () => {
    const opened = await openZip(folder.write('b.saz', makeZip(session('1', 'GET'))), newCondition());
    if ('error' in opened) throw new Error(opened.error.message);
    const iterator = opened.bytes[Symbol.asyncIterator]();
    await iterator.next();
    expect(await iterator.return?.()).toMatchObject({ done: true });
    expect(await iterator.next()).toMatchObject({ done: true });
  });
});
