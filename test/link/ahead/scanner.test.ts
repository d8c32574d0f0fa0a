import { describe, expect, it } from 'vitest';
import { layOutLogFormat } from '../../../src/formats/access-log/layout.js';
import { describePlainLines } from '../../../src/formats/access-log/plain-lines.js';
import { compilePrefixHash, describePrefix, unknown } from '../../../src/formats/access-log/prefix.js';
import { blockMemory, shareMemory } from '../../../src/formats/blocks/block-memory.js';
import { eventFields as fields, eventSize as size } from '../../../src/formats/blocks/line-events.js';
import { hashText } from '../../../src/formats/format.js';
import { activitySlot } from '../../../src/link/activity.js';
import { createScanner } from '../../../src/link/ahead/scanner.js';
import { hostNameOf } from '../../../src/link/origin.js';
import { pathTemplate } from '../../../src/model/path-template.js';
import { linesOf } from '../../bench/make-log.js';
import { seededRandom } from '../../helpers/random.js';

const combined = '%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i"';
const memory = blockMemory(shareMemory(2, 1, 1 << 16));
const place = memory.place(0);
const scanner = createScanner(memory, 1);

function glanceOf(format: string) {
  const layout = layOutLogFormat(format);
  if ('error' in layout) throw new Error(layout.error);
  const prefix = describePrefix(layout.items, layout.columns);
  if (prefix === null) throw new Error('the format begins as it must');
  return { prefix, plain: describePlainLines(layout, prefix) };
}

function scanned(text: string | Buffer, format = combined) {
  const block = Buffer.from(text);
  place.bytes.fill(0x22);
  place.bytes.set(block);
  return scanner.lookFor(glanceOf(format), 30_000)(place, block.length);
}

/** Where the lines begin, and for each where it ends and its hash. */
function linesIn(text: string | Buffer, format = combined) {
  const { from, count } = scanned(text, format);
  return { from, lines: Array.from({ length: count }, (_, i) => [place.lines[2 * i], place.lines[2 * i + 1]]) };
}

describe('lines of a block', () => {
  const line = '192.0.2.7 - - [22/Nov/2026:06:00:00 +0000] "GET / HTTP/1.1" 200 5 "-" "M"';
  const hash = hashText('192.0.2.7') | 0;

  it('are those between the first and the last line end, with or without a CR', () => {
    expect(linesIn(`end of one\n${line}\n${line}\r\nbeginning`)).toEqual({
      from: 11,
      lines: [
        [11 + line.length, hash],
        [13 + 2 * line.length, hash],
      ],
    });
  });

  it('have no hash where they are empty', () => {
    expect(linesIn('\n\n\r\n').lines).toEqual([
      [1, unknown],
      [3, unknown],
    ]);
  });

  it('are none in a piece of one line', () => {
    expect(linesIn('no end')).toEqual({ from: 6, lines: [] });
    expect(linesIn('')).toEqual({ from: 0, lines: [] });
    expect(linesIn('end of one\nbeginning')).toEqual({ from: 11, lines: [] });
  });

  it('are no more than there is room for', () => {
    expect(linesIn('\n'.repeat(60_000)).lines.length).toBe(place.lines.length / 2);
  });

  it.each([
    combined,
    '%h %l %u %t "%r" %>s %b',
    `%v ${combined}`,
    `%v:%p ${combined}`,
    `${combined} "%{Origin}i" "%{X}i"`,
    '%h %l %u %t "%r" %U',
  ])('have the hash that a reader of %s gives them, however damaged they are', (format) => {
    const random = seededRandom(11);
    const hashPrefix = compilePrefixHash(glanceOf(format).prefix);
    const made = [...linesOf({ lines: 150, options: 0.2, kind: 'usual' })].map((text) => {
      const host = format.startsWith('%v') ? random.pick(['a.example ', 'a.example:443 ', '']) : '';
      const user = random.pick(['- -', '- frank', '- a b', 'x -', '- a -', '-  ', '- -x']);
      const end = random.pick(['', ' "-" "-"', ' "https://a/" "-"', ' 17', ' -', ' /x', ' 1 2']);
      return `${host}${text.replace('- -', user).trimEnd()}${end}`;
    });
    for (let round = 0; round < 20; round++) {
      const block = Buffer.from(`\n${made.join('\n')}\n`);
      for (let i = 0; i < round * 8; i++) {
        block[random.between(1, block.length - 2)] = random.pick([
          0, 10, 13, 32, 34, 0x2d, 0x4f, 0x5b, 0x5c, 0x7f, 0xe9,
        ]);
      }
      let start = 1;
      for (const [feed, found] of linesIn(block, format).lines as [number, number][]) {
        const end = feed > start && block[feed - 1] === 13 ? feed - 1 : feed;
        expect([block.toString('latin1', start, end), found]).toEqual([
          block.toString('latin1', start, end),
          end === start ? unknown : hashPrefix(block, start, end),
        ]);
        start = feed + 1;
      }
      expect(start).toBe(block.length);
    }
  });
});

type Line = {
  readonly client?: string;
  readonly second?: number;
  readonly request: string;
  readonly status?: number;
} & {
  readonly referer?: string;
  readonly agent?: string;
};

function write({ client = 'a.example', second = 0, request, status = 204, referer = 'https://p/', agent = 'M' }: Line) {
  const time = `22/Nov/2026:06:00:${String(second).padStart(2, '0')} +0000`;
  return `${client} - - [${time}] "${request} HTTP/1.1" ${status} 5 "${referer}" "${agent}"\n`;
}

/** For each event the ordinal of its line and of its preflight's. */
function eventsOf(lines: readonly (Line | string)[]): readonly (readonly [number, number])[] {
  const text = ['before\n', ...lines.map((line) => (typeof line === 'string' ? line : write(line)))].join('');
  return Array.from({ length: scanned(text).events }, (_, event) => {
    const preflight = numberOf(event, 'preflight');
    return [numberOf(event, 'ordinal'), preflight < 0 ? -1 : numberOf(preflight, 'ordinal')];
  });
}

function numberOf(event: number, field: keyof typeof fields): number {
  return place.events[event * size + fields[field]] as number;
}

const asked: Line = { request: 'OPTIONS /a' };
const sent: Line = { request: 'PUT /a' };
const other: Line = { client: 'b.example', request: 'GET /static' };

describe('conversations within a block', () => {
  it('are preflights with their requests, whatever others do meanwhile', () => {
    expect(eventsOf([asked, other, sent])).toEqual([
      [0, -1],
      [2, 0],
    ]);
    const b = { client: 'b.example' };
    expect(eventsOf([asked, { ...asked, ...b }, { ...sent, ...b }, sent])).toEqual([
      [0, -1],
      [1, -1],
      [2, 1],
      [3, 0],
    ]);
  });

  it('hold several preflights of one client, of which each finds its own request', () => {
    const list = [
      asked,
      { request: 'OPTIONS /b' },
      { ...asked, agent: 'N' },
      { request: 'POST /b' },
      { ...sent, agent: 'N' },
      sent,
    ];
    expect(eventsOf(list)).toEqual([
      [0, -1],
      [1, -1],
      [2, -1],
      [3, 1],
      [4, 2],
      [5, 0],
    ]);
  });

  it('are refusals by themselves, which no request follows', () => {
    expect(eventsOf([asked, { request: 'OPTIONS /b', status: 500 }, sent])).toEqual([
      [0, -1],
      [1, -1],
      [2, 0],
    ]);
    expect([0, 1].map((event) => numberOf(event, 'isAnswered'))).toEqual([1, 0]);
    expect(numberOf(1, 'conversation')).not.toBe(numberOf(0, 'conversation'));
  });

  it.each([
    ['https://p/', true],
    ['https://p.example/page?x=1', true],
    ['p.example', true],
    ['-', false],
    ['/page', false],
    ['https://', false],
    ['https:///', false],
    ['https://p@/', false],
  ])('are refusals of a page where the Referer names its host: %s', (referer, isKnown) => {
    expect(eventsOf([{ request: 'OPTIONS /b', status: 500, referer }])).toHaveLength(isKnown ? 1 : 0);
    expect(hostNameOf(referer) !== null || !isKnown).toBe(true);
  });

  it('begin again behind one that is none', () => {
    expect(eventsOf([asked, asked, sent, { ...asked, client: 'c.example' }, { ...sent, client: 'c.example' }])).toEqual(
      [
        [3, -1],
        [4, 3],
      ],
    );
  });

  it.each<[string, readonly (Line | string)[]]>([
    ['the request is not in the block', [asked, other]],
    ['two that wait are for the same', [asked, asked, sent, sent]],
    ['the client sends something else meanwhile', [asked, { request: 'GET /x' }, sent]],
    ['the request comes too late', [asked, { ...sent, second: 31 }]],
    ['a GET comes so late that it may be another', [asked, { request: 'GET /a', second: 6 }]],
    ['another program sends it', [asked, { ...sent, agent: 'N' }]],
    ['no page shows behind it', [{ ...asked, referer: '-' }, sent]],
    ['no page shows behind another preflight of the client', [asked, { request: 'OPTIONS /b', referer: '-' }, sent]],
    [
      'a line of the client is damaged meanwhile',
      [asked, write(other).replace('b.example', 'a.example').replace('HTTP', '"'), sent],
    ],
    ['a target is escaped', [asked, { request: 'OPTIONS /\\"' }, sent]],
  ])('are none where %s', (_, lines) => {
    expect(eventsOf(lines)).toEqual([]);
  });

  it('are none where they go on and on, or too many are open', () => {
    const name = (i: number) => `OPTIONS /${'x'.repeat(i)}`;
    const opened = (count: number) => Array.from({ length: count }, (_, i) => ({ request: name(i) }));
    const answered = (count: number) =>
      opened(count).map(({ request }) => ({ request: request.replace('OPTIONS', 'PUT') }));
    expect(eventsOf([...opened(16), ...answered(16)])).toHaveLength(32);
    expect(eventsOf([...opened(17), ...answered(17)])).toEqual([]);
    const overlapping = (count: number) => [
      asked,
      ...Array.from({ length: count }, () => [{ request: 'OPTIONS /b' }, { request: 'PUT /b' }]).flat(),
      sent,
    ];
    expect(eventsOf(overlapping(60))).toHaveLength(122);
    expect(eventsOf(overlapping(70))).toEqual([]);
  });

  it('are few of clients whose hashes share their lower bits', () => {
    const clients: string[] = [];
    for (let i = 0; clients.length < 40; i++)
      if ((hashText(`h${i}.example`) & 0xfff) === 7) clients.push(`h${i}.example`);
    const of = (line: Line) => clients.map((client) => ({ ...line, client }));
    expect(eventsOf([...of(asked), ...of(sent)])).toHaveLength(32);
  });

  it('end where there is no more room to write them down', () => {
    const many = Array.from({ length: 100 }, () => [asked, sent]).flat();
    expect(eventsOf(many)).toHaveLength(2 * Math.floor(place.events.length / size / 2));
  });
});

describe('what is told of a conversation', () => {
  it.each<[string, boolean, readonly (Line | string)[]]>([
    ['the same target, before', true, [other, sent, asked, sent]],
    ['another target', false, [other, { request: 'GET /b' }, asked, sent]],
    ['another client', false, [other, { ...sent, client: 'b.example' }, asked, sent]],
    ['the request of an earlier conversation', false, [other, asked, sent, asked, sent]],
    ['the same target, long before', false, [other, sent, ...Array<string>(1030).fill('x\n'), asked, sent]],
  ])('is whether a line was passed over of %s', (_, wasSeen, lines) => {
    const events = eventsOf(lines);
    expect(numberOf(events.length - 2, 'wasSeen')).toBe(wasSeen ? 1 : 0);
  });

  it('is all that the linker and the counts need', () => {
    const lines = [{ ...asked, second: 3 }, other, { ...sent, second: 4 }];
    expect(eventsOf(lines)).toHaveLength(2);
    const seconds = Date.UTC(2026, 10, 22, 6, 0, 3) / 1000;
    expect([numberOf(0, 'seconds'), numberOf(1, 'seconds')]).toEqual([seconds, seconds + 1]);
    expect(numberOf(0, 'clientHash') >>> 0).toBe(hashText('a.example'));
    const activity = activitySlot(hashText('a.example'), hashText('M'));
    expect([numberOf(0, 'activity'), numberOf(1, 'activity')]).toEqual([activity, activity]);
    expect([numberOf(0, 'size'), numberOf(1, 'isTelling'), numberOf(0, 'next'), numberOf(1, 'next')]).toEqual([
      5, 1, 1, -1,
    ]);
    const target = place.bytes.toString('latin1', numberOf(0, 'target'), place.events[fields.target + 1]);
    expect(target).toBe('/a');
    expect(eventsOf([asked, { request: 'GET /a' }])).toHaveLength(2);
    expect(numberOf(1, 'isTelling')).toBe(0);
  });

  const kindOf = (preflight: Partial<Line>, request: Partial<Line> = {}, target = '/v1/orders/17') => {
    const pair = [
      { ...asked, request: `OPTIONS ${target}`, ...preflight },
      { ...sent, request: `PUT ${target}`, agent: preflight.agent ?? 'M', ...request },
    ];
    expect(eventsOf(pair)).toHaveLength(2);
    return [numberOf(1, 'kind'), numberOf(1, 'kindToo')];
  };

  it('is of one kind where only client, time, numbers in the path and query differ', () => {
    const kind = kindOf({});
    for (const target of ['/v1/orders/4711', '/v1/orders/17?q=2', '/v1/orders/ab12cd34ef56', '/v1/orders/ORD-2026-1']) {
      expect(kindOf({}, {}, target)).toEqual(kind);
    }
    const client = { client: 'b.example', second: 9 };
    expect(kindOf(client, client)).toEqual(kind);
  });

  it('is of one kind only where the path template is one', () => {
    const random = seededRandom(5);
    const segments = [
      'a',
      'v1',
      '17',
      '4711',
      'ab12cd34ef56',
      'deadbeefcafe',
      'ORD-2026-4711',
      'a.b-2026.4',
      '',
      '%41%42',
    ];
    segments.push(
      '123e4567-e89b-12d3-a456-426614174000',
      'abcdefab-abcd-abcd-abcd-abcdefabcdef',
      'x'.repeat(60),
      '%20'.repeat(12),
    );
    const templates = new Map<string, string>();
    for (let i = 0; i < 3000; i++) {
      const path = Array.from({ length: random.between(1, 5) }, () => `/${random.pick(segments)}`).join('');
      const target = path + random.pick(['', '?q=1', '?']);
      const kind = kindOf({}, {}, target).join();
      expect(templates.get(kind) ?? pathTemplate(target)).toBe(pathTemplate(target));
      templates.set(kind, pathTemplate(target));
    }
    expect(templates.size).toBeGreaterThan(500);
  });

  it.each<[string, Partial<Line>, Partial<Line>, string?]>([
    ['a path', {}, {}, '/v1/order/17'],
    ['a version', {}, {}, '/v2/orders/17'],
    ['a longer path', {}, {}, '/v1/orders/17/items'],
    ['an empty segment', {}, {}, '/v1/orders/17/'],
    ['a status', { status: 200 }, {}],
    ['a page', { referer: 'https://b/' }, {}],
    ['a program', { agent: 'N' }, {}],
    ['the method of the request', {}, { request: 'POST /v1/orders/17' }],
    ['the status of the request', {}, { status: 500 }],
  ])('is of another kind where %s differs', (_, preflight, request, target) => {
    expect(kindOf(preflight, request, target)).not.toEqual(kindOf({}));
  });

  it.each([
    ['01/Jan/1970:00:00:00 +0000', 0],
    ['29/Feb/2024:23:59:60 -0130', Date.UTC(2024, 1, 29, 23, 59, 60) / 1000 + 5400],
    ['31/Dec/2037:23:59:59 +0100', Date.UTC(2037, 11, 31, 22, 59, 59) / 1000],
  ])('has the time %s', (time, seconds) => {
    const stamped = [asked, sent].map((line) => write(line).replace(/\[[^\]]*\]/, `[${time}]`));
    expect(eventsOf(stamped)).toHaveLength(2);
    expect(numberOf(1, 'seconds')).toBe(seconds);
  });

  it.each([
    '22/Nix/2026:06:00:00 +0000',
    '22/Nov/2040:06:00:00 +0000',
    '00/Nov/2026:06:00:00 +0000',
    '22/Nov/2026:24:00:00 +0000',
  ])('is nothing at %s', (time) => {
    expect(eventsOf([asked, sent].map((line) => write(line).replace(/\[[^\]]*\]/, `[${time}]`)))).toEqual([]);
  });
});
