import { describe, expect, it } from 'vitest';
import { createConversations } from '../src/audit-conversations.js';
import { judge } from '../src/causes/judge.js';
import { blockMemory, shareMemory } from '../src/formats/blocks/block-memory.js';
import { lineIndexOf } from '../src/formats/blocks/fill-block.js';
import { combined } from '../src/formats/combined.js';
import { createScanner } from '../src/link/ahead/scanner.js';
import { createLinkers } from '../src/link/linkers.js';
import type { Finding } from '../src/model/finding.js';
import { addToTally, createTally } from '../src/summary/tally.js';
import { toReport } from '../src/summary/to-report.js';
import { linesOf } from './bench/make-log.js';
import { type Random, seededRandom } from './helpers/random.js';

const windowMs = 30_000;

/** The whole street in blocks; `counted` says how many exchanges were counted without being made. */
function auditInBlocks(log: Buffer, blockSize: number, isAhead: boolean) {
  const tally = createTally();
  let counted = 0;
  const found = (finding: Finding) => {
    addToTally(tally, finding);
    conversations.learn(finding);
  };
  const linkers = createLinkers(
    { windowMs },
    {
      exchange: (exchange) => found(judge(exchange)),
      options: (plain) => found({ type: 'options', ...plain }),
    },
  );
  const count = () => {
    counted++;
  };
  const conversations = createConversations(linkers.log, tally, { counted: count, isAnyoneElse: () => !isAhead });
  const file = 'access.log';
  const sink = {
    record: (record: Parameters<typeof linker.add>[0]) => linker.add(record),
    unreadable: (unreadable: object) => found({ type: 'unreadable', ...unreadable } as Finding),
    note: () => undefined,
  };
  const opened = combined.open({
    file,
    sink,
    interest: linkers.interest,
    takerOf: conversations.takerOf(file),
  });
  const linker = linkers.forSource(opened.traits);
  const { glance } = opened;
  if (glance === undefined || glance === null) throw new Error('combined logs can be looked through');
  const memory = blockMemory(shareMemory(1, 1, blockSize));
  const scan = createScanner(memory, 0).lookFor(glance, windowMs);
  const place = memory.place(0);
  for (let start = 0; start < log.length; start += blockSize) {
    const block = log.subarray(start, start + blockSize);
    place.bytes.set(block);
    opened.reader.push(place.bytes.subarray(0, block.length), lineIndexOf(scan(place, block.length), place));
  }
  opened.reader.end();
  linkers.end();
  const report = toReport(tally, { tool: { name: '', version: '' }, sources: [], partial: false });
  return { report, counted };
}

const agents = [
  'Mozilla/5.0 (X11) Firefox/145.0',
  'Mozilla/5.0 Chrome/142.0.0.0',
  'curl/8.1',
  '-',
  'Mozilla/5.0 (\\"x\\")',
];
const referers = [
  'https://app.example.com/',
  'https://shop.example.org/',
  '-',
  'https://app.example.com/page',
  '/page',
  'https://a@/',
];
const targets = [
  '/api/orders/17',
  '/api/orders/4711',
  '/api/users',
  '/api/users?q=1',
  '/api/files/a1b2c3d4e5f6a7b8',
  '*',
];
const methods = ['PUT', 'POST', 'GET', 'DELETE', 'HEAD', 'OPTIONS', 'PURGE'];

/** A few clients at a time, of many, that talk all at once, with everything odd that a log can hold. */
function crowd(random: Random, accepted = 0.85): Buffer {
  const lines: string[] = [];
  let second = 0;
  const stamp = (late: number) => new Date(Date.UTC(2026, 10, 22, 6) + (second - late) * 1000).toISOString();
  const write = (client: string, method: string, target: string, status: number, referer: string, agent: string) => {
    const [, , day, time] =
      /^(\d+)-\d+-(\d+)T([\d:]+)/.exec(stamp(random.chance(0.02) ? random.between(1, 90) : 0)) ?? [];
    const size = random.pick(['-', '0', '231']);
    lines.push(
      `${client} - - [${day}/Nov/2026:${time} +0000] "${method} ${target} HTTP/1.1" ${status} ${size} "${referer}" "${agent}"`,
    );
  };
  for (let i = 0; i < 2500; i++) {
    if (random.chance(0.4)) second += random.chance(0.01) ? 100 : 1;
    const client = random.chance(0.05) ? '-' : `10.0.${i >> 5}.${random.between(1, 12)}`;
    const agent = random.chance(0.8) ? (agents[0] as string) : random.pick(agents);
    const referer = random.chance(0.8) ? (referers[0] as string) : random.pick(referers);
    const target = random.pick(targets);
    write(client, 'OPTIONS', target, random.chance(accepted) ? 204 : random.pick([401, 500, 302, 200]), referer, agent);
    if (random.chance(0.1)) write(client, 'GET', '/other', 200, '-', agent);
    if (random.chance(0.1)) write(client, 'OPTIONS', random.pick(targets), 204, referer, agent);
    if (random.chance(0.9))
      write(client, random.pick(methods.slice(0, random.chance(0.8) ? 3 : 7)), target, 200, referer, agent);
    if (random.chance(0.02)) lines.push(random.pick(['', 'damage', `${client} - - [`, '\u0000']));
    if (random.chance(0.01)) lines.push(`${lines.pop()}\r`);
  }
  return Buffer.from(`${lines.join('\n')}\n`);
}

/** First nothing comes again, more often than anybody would remember; then everything does. */
function strangers(): Buffer {
  const line = (client: number, page: number) => {
    const time = new Date(Date.UTC(2026, 10, 22, 6) + client * 20).toISOString().slice(11, 19);
    const address = `10.${client >> 16}.${(client >> 8) & 255}.${client & 255}`;
    return `${address} - - [22/Nov/2026:${time} +0000] "OPTIONS /a HTTP/1.1" 405 0 "https://p${page}.example/" "Mozilla/5.0 (X11) Firefox/145.0"`;
  };
  const pages = [...Array.from({ length: 6000 }, (_, i) => i), ...Array.from({ length: 60_000 }, (_, i) => i % 3)];
  return Buffer.from(`${pages.map((page, client) => line(client, page)).join('\n')}\n`);
}

describe('conversations that are found before their lines are read', () => {
  it.each<readonly [string, () => Buffer]>([
    ['a usual log', () => Buffer.from([...linesOf({ lines: 20_000, options: 0.2, kind: 'usual' })].join(''))],
    ['many strangers', strangers],
    ...Array.from({ length: 40 }, (_, seed) => [`crowd ${seed}`, () => crowd(seededRandom(seed))] as const),
    ...Array.from(
      { length: 10 },
      (_, seed) => [`refused crowd ${seed}`, () => crowd(seededRandom(seed), 0.2)] as const,
    ),
  ])(
    'change nothing in the report of %s',
    (_, make) => {
      const log = make();
      const without = auditInBlocks(log, 65_536, false);
      expect(without.counted).toBe(0);
      for (const blockSize of [65_536, 9000]) {
        const ahead = auditInBlocks(log, blockSize, true);
        expect(ahead.report).toEqual(without.report);
        expect(ahead.counted).toBeGreaterThan(0);
      }
    },
    60_000,
  );

  it.each([
    ['passed', (text: string) => text],
    ['failed', (text: string) => text.replaceAll(/("OPTIONS [^"]*") 204 /g, '$1 405 ')],
  ] as const)('are nearly all that %s in a usual log', (fate, edit) => {
    const text = [...linesOf({ lines: 60_000, options: 0.06, kind: 'usual' })].join('');
    const log = Buffer.from(edit(text));
    const { report, counted } = auditInBlocks(log, 1 << 20, true);
    expect(counted / (fate === 'passed' ? report.counts.passed : report.counts.failed)).toBeGreaterThan(0.5);
    expect(report).toEqual(auditInBlocks(log, 1 << 20, false).report);
  });
});
