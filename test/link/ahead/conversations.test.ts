import { describe, expect, it } from 'vitest';
import { layOutLogFormat } from '../../../src/formats/access-log/layout.js';
import { compilePlainLines, describePlainLines } from '../../../src/formats/access-log/plain-lines.js';
import { compilePrefixHash, describePrefix } from '../../../src/formats/access-log/prefix.js';
import { eventFields as fields, eventSize as size } from '../../../src/formats/blocks/line-events.js';
import { indexLines } from '../../../src/formats/blocks/line-index.js';
import { createFindConversations } from '../../../src/link/ahead/conversations.js';

const layout = layOutLogFormat('%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i"');
if ('error' in layout) throw new Error(layout.error);
const plain = describePlainLines(layout);
const prefix = describePrefix(layout.items, layout.columns);
if (plain === null || prefix === null) throw new Error('combined is a plain format');
const find = createFindConversations(compilePlainLines(plain), 30_000);
const hashPrefix = compilePrefixHash(prefix);

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
function eventsOf(lines: readonly (Line | string)[], room = 100): readonly (readonly [number, number])[] {
  const block = Buffer.from(
    ['before\n', ...lines.map((line) => (typeof line === 'string' ? line : write(line)))].join(''),
  );
  const entries = new Int32Array(2 * lines.length + 2);
  const events = new Int32Array(room * size);
  const count = find(block, { ...indexLines(block, hashPrefix, entries), entries }, events);
  return Array.from({ length: count }, (_, event) => {
    const preflight = events[event * size + fields.preflight] as number;
    const ordinal = (of: number) => events[of * size + fields.ordinal] as number;
    return [ordinal(event), preflight < 0 ? -1 : ordinal(preflight)];
  });
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

  it('leave out a refusal, which no request follows', () => {
    expect(eventsOf([asked, { request: 'OPTIONS /b', status: 500 }, sent])).toEqual([
      [0, -1],
      [2, 0],
    ]);
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

  it('end where there is no more room to write them down', () => {
    expect(eventsOf([asked, sent, asked, sent], 3)).toEqual([
      [0, -1],
      [1, 0],
    ]);
  });
});
