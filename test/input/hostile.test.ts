import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openSource } from '../../src/input/open-sources.js';
import { collect, makeZip, someLog, temporaryFolder } from './helpers.js';

const folder = temporaryFolder();
const log = someLog(300);

/** Reads a file to its end, whatever it is; the text, or the sentence that says why there is none. */
async function readAnything(content: Uint8Array): Promise<string> {
  const opened = await openSource(folder.write('anything', content));
  return 'error' in opened ? opened.error.message : (await collect(opened.source.bytes)).toString('latin1');
}

const packed: readonly (readonly [string, Buffer])[] = [
  ['gzip', Buffer.concat([gzipSync(log), gzipSync(log)])],
  ['zlib', deflateSync(log)],
  [
    'zip',
    makeZip([
      { name: 'har.har', content: log },
      { name: 'b', content: log, method: 'stored' },
    ]),
  ],
];

describe('no bytes crash it, hang it or make it grow', () => {
  test.each(packed)('%s with bytes changed', async (_, content) => {
    const changes = fc.array(fc.tuple(fc.nat(content.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(changes, async (all) => {
        const damaged = Buffer.from(content);
        for (const [at, byte] of all) damaged[at] = byte;
        expect((await readAnything(damaged)).length).toBeLessThan(log.length * 20);
      }),
    );
  });

  test.each(packed)('%s cut anywhere', async (_, content) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(content.length), async (length) => {
        const text = await readAnything(content.subarray(0, length));
        expect((log + log).startsWith(text) || /^\S*anything |^Nothing of /.test(text) || length < 4).toBe(true);
      }),
    );
  });

  test('any bytes', async () => {
    const beginning = fc.constantFrom(
      '',
      '1f8b08',
      '789c',
      '504b0304',
      '504b0506',
      '28b52ffd',
      '502a4d18',
      'fffe',
      'feff',
    );
    await fc.assert(
      fc.asyncProperty(beginning, fc.uint8Array({ maxLength: 400 }), async (magic, rest) => {
        const content = Buffer.concat([Buffer.from(magic, 'hex'), rest]);
        expect((await readAnything(content)).length).toBeLessThan(100_000);
      }),
    );
  });
});
