import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { shareMemory } from '../../../src/formats/blocks/block-memory.js';
import { createBlockRing, shareBlocks } from '../../../src/formats/blocks/block-ring.js';
import { createBlockFiller, lineIndexOf } from '../../../src/formats/blocks/fill-block.js';
import type { OpenedFormat, Sink } from '../../../src/formats/format.js';
import { detectFormat, formats } from '../../../src/formats/index.js';
import { createScanner } from '../../../src/link/ahead/scanner.js';
import { createLinkers } from '../../../src/link/linkers.js';
import type { Exchange, PlainOptions } from '../../../src/model/exchange.js';
import type { Unreadable } from '../../../src/model/http-record.js';
import { seededRandom } from '../../helpers/random.js';
import { simulate } from '../../simulator/measure.js';

const folder = mkdtempSync(join(tmpdir(), 'preflight-audit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Linked = (Exchange | PlainOptions | Unreadable)[];

/** Links a log; `feed` hands its bytes to the reader. */
async function link(log: Buffer, feed: (opened: OpenedFormat) => void) {
  const linked: Linked = [];
  const linkers = createLinkers(
    { windowMs: 30_000 },
    { exchange: (one) => linked.push(one), options: (one) => linked.push(one) },
  );
  const format = detectFormat(log)?.format ?? never();
  const sink: Sink = {
    record: (record) => linker.add(record),
    unreadable: (one) => linked.push(one),
    note: () => undefined,
  };
  const opened = format.open({ file: 'access.log', sink, interest: linkers.interest });
  const linker = linkers.forSource(opened.traits);
  feed(opened);
  const totals = await opened.reader.end();
  linkers.end();
  return { linked, totals };
}

/** From a file, in blocks that end anywhere. */
function inBlocks(log: Buffer, blockSize: number, start: number) {
  return ({ reader, glance }: OpenedFormat) => {
    const path = join(folder, 'access.log');
    writeFileSync(path, log);
    const fd = openSync(path, 'r');
    const ring = createBlockRing(shareBlocks(shareMemory(1, 3, blockSize)));
    reader.push(log.subarray(0, start));
    const scan = createScanner(ring.memory, 0).lookFor(glance ?? never(), 30_000);
    const { fill, blocks } = createBlockFiller(ring, { fd, start, end: log.length }, scan);
    for (let block = 0; block < blocks; block++) {
      while (fill());
      const place = ring.place(block);
      const bytes = place.bytes.subarray(0, Math.min(blockSize, log.length - start - block * blockSize));
      reader.push(bytes, lineIndexOf(ring.found(block), place));
      bytes.fill(0x58);
      ring.release();
    }
    closeSync(fd);
  };
}

const sample = (path: string) => readFileSync(new URL(`../../../samples/${path}`, import.meta.url));

async function simulated(): Promise<Buffer> {
  const { lines } = await simulate(3, 'refused');
  return Buffer.from(lines.map(({ text }) => `${text}\n`).join(''));
}

/** Lines of all kinds of damage, empty ones and CRLF among them. */
function damaged(): Buffer {
  const random = seededRandom(7);
  const bytes = Buffer.from(sample('incident/access.log').toString('latin1').replaceAll(/\n/g, '\r\n'), 'latin1');
  for (let i = 0; i < 300; i++)
    bytes[random.between(0, bytes.length - 1)] = random.pick([0, 10, 13, 32, 34, 0x5c, 0xe9]);
  return bytes;
}

describe('a log read in blocks', () => {
  it.each([
    ['the incident', () => sample('incident/access.log')],
    ['seed a', () => sample('seed-a-header-set/access.log')],
    ['seed b', () => sample('seed-b-header-always-set/access.log')],
    ['seed c', () => sample('seed-c-rewrite-204/access.log')],
    ['seed d', () => sample('seed-d-backend-exception/access.log')],
    ['a simulated log', simulated],
    ['a damaged log', damaged],
    ['a log without a last line end', () => sample('seed-c-rewrite-204/access.log').subarray(0, -7)],
  ])(
    'gives the same as in one piece: %s',
    async (_, load) => {
      const log = await load();
      const whole = await link(log, ({ reader }) => reader.push(log));
      for (const [blockSize, start] of [
        [4096, 0],
        [1024, 777],
        [600, 64],
        [65_536, 1],
      ] as const) {
        const cut = await link(log, inBlocks(log, blockSize, start));
        expect(cut.totals).toEqual(whole.totals);
        expect(cut.linked).toEqual(whole.linked);
      }
    },
    60_000,
  );

  it('is of a format that begins so', () => {
    const known = formats.filter((format) => {
      const context = { file: '', sink: never, interest: { hasOpenPreflight: () => false } };
      return (
        (format.open({ ...context, sink: { record: never, unreadable: never, note: never } }).glance ?? null) !== null
      );
    });
    expect(known.map(({ id }) => id)).toEqual([
      'combined',
      'common',
      'vhost_combined',
      'combinedio',
      'nginx',
      'nginx-main',
      'ingress-nginx',
      'lighttpd',
      'tomcat',
      'tomcat_combined',
      'traefik',
    ]);
  });

  it('leaves a file that became shorter to who reads on', () => {
    const path = join(folder, 'short.log');
    writeFileSync(path, 'x'.repeat(100));
    const fd = openSync(path, 'r');
    const ring = createBlockRing(shareBlocks(shareMemory(1, 3, 64)));
    const nothing = { from: 0, count: 0, events: 0 };
    const { fill, blocks } = createBlockFiller(ring, { fd, start: 0, end: 192 }, () => nothing);
    while (fill());
    closeSync(fd);
    expect(blocks).toBe(3);
    expect([0, 1, 2].map(ring.state)).toEqual(['ready', 'failed', 'failed']);
  });
});

function never(): never {
  throw new Error('nobody calls this');
}
