import { describe, expect, it } from 'vitest';
import { audit } from '../src/audit.js';
import type { Report } from '../src/model/report.js';
import { text as textView } from '../src/views/text.js';
import { textSource } from './helpers/text-source.js';
import { rendered } from './views/rendered.js';

const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number) => String(value).padStart(2, '0');

/** A line of a combined log; `zone` in hours east of UTC. */
function line(seconds: number, request: string, status: number, client = 1, zone = 0): string {
  const date = new Date((seconds + zone * 3600) * 1000);
  const day = `${two(date.getUTCDate())}/${months[date.getUTCMonth()]}/${date.getUTCFullYear()}`;
  const time = `${day}:${date.toISOString().slice(11, 19)} +${two(zone)}00`;
  return `192.0.2.${client} - - [${time}] "${request} HTTP/1.1" ${status} 311 "https://app.example.com/" "${agent}"\n`;
}

/** A preflight, and its request where it is let through. */
function exchange(seconds: number, status: number, client = 1, zone = 0): string {
  const preflight = line(seconds, 'OPTIONS /v1/items', status, client, zone);
  return status === 204 ? preflight + line(seconds, 'PUT /v1/items', 200, client, zone) : preflight;
}

const start = Date.UTC(2026, 9, 24, 12) / 1000;
const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join('');

async function report(log: string): Promise<Report> {
  return audit([textSource('access.log', log)]);
}

function shown(result: Report): string {
  return rendered(textView, { report: result, fixes: [] }, { width: 100, color: false, ascii: false });
}

describe('a log', () => {
  it('without OPTIONS says that none was found, and what that may mean', async () => {
    const result = await report(many(500, (i) => line(start + i, 'GET /', 200, i % 9)));
    expect(result).toMatchObject({ groups: [], timeline: null, incident: null, counts: { preflights: 0 } });
    expect(shown(result)).toContain('No preflight was found in 500 lines.');
  });

  it('of OPTIONS alone is judged by what can be known: a status, but not what nobody could have followed', async () => {
    const refused = await report(many(300, (i) => line(start + i * 20, 'OPTIONS /v1/items', 405, i % 9)));
    expect(refused).toMatchObject({ counts: { preflights: 300, blocked: 300 }, incident: null });
    const accepted = await report(many(300, (i) => line(start + i * 20, 'OPTIONS /v1/items', 204, i % 9)));
    expect(accepted.groups).toMatchObject([{ verdict: 'undecided', cause: 'preflight-ok-no-request', count: 300 }]);
    expect(accepted.groups[0]?.evidence).toEqual([
      'the input holds nothing but OPTIONS, so a request behind them would not show',
    ]);
  });

  it.each([
    ['refused', line(start, 'OPTIONS /v1/items', 405), 'blocked'],
    ['accepted', line(start, 'OPTIONS /v1/items', 204), 'undecided'],
  ])('of one line, %s', async (_, log, verdict) => {
    const result = await report(log);
    expect(result).toMatchObject({ incident: null, groups: [{ verdict, count: 1, incident: null }] });
    expect(shown(result)).not.toMatch(/NaN|undefined|Infinity|null/);
  });

  it('of one client shows when it began', async () => {
    const log = many(80, (i) => exchange(start + i * 30, i < 50 ? 204 : 500));
    const { incident, clients } = await report(log);
    expect(incident).toMatchObject({
      began: '2026-10-24T12:25:00.000Z',
      ended: null,
      before: { failed: 0, judged: 50 },
    });
    expect(clients.count).toBe(1);
  });

  it('of one year finds the day, hour and second', async () => {
    const step = 3600;
    const log = many(8760, (i) => exchange(start + i * step, i >= 4000 && i < 4100 ? 405 : 204, i % 50));
    const result = await report(log);
    const at = (index: number) => new Date((start + index * step) * 1000).toISOString();
    expect(result.incident).toMatchObject({ began: at(4000), ended: at(4099), during: { failed: 100, judged: 100 } });
    expect(result.incident?.before).toEqual({ failed: 0, judged: 4000 });
    expect(result.timeline?.judged.length).toBeLessThanOrEqual(242);
    expect(shown(result)).toContain('9 Apr');
  });

  it('whose clock was set back by an hour is read on', async () => {
    const before = many(200, (i) => exchange(start + i * 20, 204, i % 9));
    const after = many(200, (i) => exchange(start + 400 + i * 20, i < 100 ? 204 : 405, i % 9));
    const result = await report(before + after);
    expect(result.counts).toMatchObject({ preflights: 400, passed: 300, blocked: 100, undecided: 0 });
    expect(result.incident).toMatchObject({ during: { failed: 100 } });
  });

  it('of two time zones, as when summer time ends, is laid out in the order of time', async () => {
    const change = Date.UTC(2026, 9, 25, 1) / 1000;
    const zoneAt = (seconds: number) => (seconds < change ? 2 : 1);
    const log = many(480, (i) => {
      const seconds = change - 7200 + i * 30;
      return exchange(seconds, seconds >= change + 600 ? 500 : 204, i % 9, zoneAt(seconds));
    });
    const { incident, first, last } = await report(log);
    expect(incident).toMatchObject({
      began: '2026-10-25T01:10:00.000Z',
      ended: null,
      before: { failed: 0, judged: 260 },
    });
    expect([first, last]).toEqual(['2026-10-24T23:00:00.000Z', '2026-10-25T02:59:30.000Z']);
  });

  it('of two servers in two time zones links what belongs together', async () => {
    const log = many(100, (i) => {
      const at = start + i * 30;
      return line(at, 'OPTIONS /v1/items', 204, i % 9, 2) + line(at, 'PUT /v1/items', 200, i % 9, 9);
    });
    expect((await report(log)).counts).toMatchObject({ preflights: 100, passed: 100 });
  });

  it('of times that lie before all calendars is counted all the same', async () => {
    const log = many(20, () => line(start, 'OPTIONS /v1/items', 405).replace('/2026:', '/0001:'));
    const result = await report(log);
    expect(result.counts.blocked).toBe(20);
    expect(shown(result)).not.toMatch(/NaN|undefined|Infinity/);
  });
});
