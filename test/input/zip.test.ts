import { describe, expect, test } from 'vitest';
import { newCondition } from '../../src/input/source.js';
import { openZip } from '../../src/input/zip.js';
import { collectText, makeZip, someLog, temporaryFolder, type ZipEntry } from './helpers.js';

const folder = temporaryFolder();
const har = '{"log":{"entries":[]}}';

async function read(archive: Uint8Array): Promise<string> {
  const opened = await openZip(folder.write('archive.zip', archive), newCondition());
  return 'error' in opened ? opened.error.message.replace(folder.path('archive.zip'), 'Z') : collectText(opened.bytes);
}

describe('openZip', () => {
  test.each<[string, readonly ZipEntry[]]>([
    [
      'the only HAR',
      [
        { name: 'page/traffic.HAR', content: har },
        { name: 'a.txt', content: 'x' },
      ],
    ],
    [
      'har.har beside bodies and HARs',
      [
        { name: 'b.har', content: '{}' },
        { name: 'har.har', content: har },
      ],
    ],
    ['a HAR that is stored', [{ name: 'a.har', content: har, method: 'stored' }]],
    [
      'the only file',
      [
        { name: 'logs/', content: '' },
        { name: 'logs/access.log', content: har },
      ],
    ],
    [
      'the file beside what a Mac adds',
      [
        { name: 'a.log', content: har },
        { name: '__MACOSX/._a.log', content: 'x' },
      ],
    ],
  ])('reads %s', async (_, entries) => {
    expect(await read(makeZip(entries))).toBe(har);
  });

  test('streams and counts', async () => {
    const log = someLog(20_000);
    const condition = newCondition();
    const opened = await openZip(folder.write('big.zip', makeZip([{ name: 'access.log', content: log }])), condition);
    expect('bytes' in opened && (await collectText(opened.bytes)) === log).toBe(true);
    expect(condition.bytesRead).toBeGreaterThan(10_000);
    expect(condition.bytesRead).toBeLessThan(log.length / 2);
  });

  test.each<[string, Uint8Array]>([
    [
      'Z is a zip archive of 2 HARs: unpack it and name the files you mean.',
      makeZip([
        { name: 'a.har', content: har },
        { name: 'b.har', content: har },
      ]),
    ],
    [
      'Z is a zip archive of 2 files and no HAR: unpack it and name the files you mean.',
      makeZip([
        { name: 'a', content: har },
        { name: 'b', content: har },
      ]),
    ],
    ['Z is a zip archive of 0 files and no HAR: unpack it and name the files you mean.', makeZip([])],
    [
      'Z is encrypted: unpack it with its password first.',
      makeZip([{ name: 'raw/1_c.txt', content: 'GET / HTTP/1.1', encrypted: true }]),
    ],
    ['Z is encrypted: unpack it with its password first.', makeZip([{ name: 'a.har', content: har, encrypted: true }])],
    [
      'Z is a zip archive of an unusual kind (method 14): unpack it first.',
      makeZip([{ name: 'a.har', content: har, method: 14 }]),
    ],
  ])('%s', async (message, archive) => {
    expect(await read(archive)).toBe(message);
  });

  test('says so where the archive is damaged', async () => {
    const archive = makeZip([{ name: 'a.har', content: har }]);
    expect(await read(archive.subarray(0, -30))).toMatch(/^Z is a damaged zip archive \(.+\): get it once more\.$/);
    const evil = Buffer.from(archive.toString('latin1').replaceAll('a.har', '/etc/'), 'latin1');
    expect(await read(evil)).toMatch(/^Z is a damaged zip archive \(absolute path: \/etc\/\): get it once more\.$/);
  });

  test('says so where the content does not fit its checksum', async () => {
    const archive = makeZip([{ name: 'a.har', content: har, method: 'stored' }]);
    archive[archive.indexOf('"log"') + 1] = 0x4c;
    const condition = newCondition();
    const opened = await openZip(folder.write('changed.zip', archive), condition);
    if ('error' in opened) throw new Error(opened.error.message);
    expect(await collectText(opened.bytes)).toContain('"Log"');
    expect(condition).toMatchObject({
      partial: true,
      notes: ['the content does not fit the checksum in the zip archive, so a part of it is wrong or missing'],
    });
  });

  test('gives what comes before damage in the content', async () => {
    const log = someLog(5000);
    const archive = makeZip([{ name: 'access.log', content: log }]);
    const middle = Math.floor(archive.length / 2);
    for (let i = middle; i < archive.length - 200; i++) archive[i] = 0xff;
    const condition = newCondition();
    const opened = await openZip(folder.write('damaged.zip', archive), condition);
    const text = 'bytes' in opened ? await collectText(opened.bytes) : '';
    let same = 0;
    while (text[same] === log[same]) same++;
    expect(same).toBeGreaterThan(log.length * 0.35);
    expect(condition.partial).toBe(true);
  });
});
