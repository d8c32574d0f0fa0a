import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { audit } from '../../../src/audit.js';
import { openSource } from '../../../src/input/open-sources.js';
import type { Report } from '../../../src/model/report.js';
import { makeZip, temporaryFolder } from '../../input/helpers.js';
import { harOf, preflightEntry } from './read-har.js';

const folder = temporaryFolder();

type Outcome = { readonly problem: string | null; readonly report: Report };

/** What a user sees who audits this file: a report, or a sentence. */
async function outcomeOf(name: string, content: string | Uint8Array): Promise<Outcome> {
  const file = folder.write(name, content);
  const opened = await openSource(file);
  let problem: string | null = null;
  const note = (message: string) => {
    problem = message.replaceAll(file, name);
  };
  if ('error' in opened) note(opened.error.message);
  const sources = 'error' in opened ? [] : [opened.source];
  const report = await audit(sources, { onProblem: ({ message }) => note(message) });
  return { problem, report };
}

const good = preflightEntry('/good');

describe('a sentence says what is wrong with', () => {
  it.each([
    ['nothing', '', 'x.har is empty: check that the server logs there.'],
    ['a text', 'Save the HAR here, please.\n', 'x.har is no HAR, for it does not begin like JSON: export it again.'],
    [
      'JSON of another kind',
      '{"name":"shop","version":"1.0.0"}',
      'x.har begins like JSON, but is neither a HAR, which has a log with entries, nor a log with one object a line: export the recording again.',
    ],
    [
      'objects on lines of their own, with nothing of a request',
      '{"level":"info","message":"started"}\n{"level":"info","message":"ready"}\n',
      "x.har has a JSON object on each line, but not where this program looks for method, URL and status: say where with --log-format 'json:method=$.METHOD,url=$.URL,status=$.STATUS'.",
    ],
    [
      'a log without entries',
      '{"log":{"version":"1.2","creator":{"name":"WebInspector"}}}',
      'Nothing in x.har could be read as HAR from Chrome DevTools (There is no log.entries in this input, so it is no HAR).',
    ],
    [
      'entries that are none',
      '{"log":{"version":"1.2","entries":[1,null,"x",[]]}}',
      'Nothing in x.har could be read as HAR from an unknown recorder (the entry is not an object).',
    ],
    [
      'a zip in a zip',
      makeZip([{ name: 'x.zip', content: makeZip([{ name: 'x.har', content: harOf([good]) }]) }]),
      'x.har holds another archive: unpack it first.',
    ],
    [
      'a zip of other things',
      makeZip([
        { name: 'a.png', content: 'x' },
        { name: 'b.png', content: 'y' },
      ]),
      'x.har is a zip archive of 2 files and no HAR: unpack it and name the files you mean.',
    ],
  ])('%s', async (_, content, sentence) => {
    expect((await outcomeOf('x.har', content)).problem).toBe(sentence);
  });
});

describe('a correct result comes of', () => {
  it('no entries at all', async () => {
    const { problem, report } = await outcomeOf('empty.har', harOf([]));
    expect({ problem, counts: report.counts }).toMatchObject({
      problem: null,
      counts: { preflights: 0, unreadable: 0 },
    });
  });

  it.each([
    ['entries that are none beside one that is', harOf([1, null, good, 'x']), 3],
    ['members named twice', harOf([good]).replace('"status":404', '"status":200,"status":404'), 0],
    ['members named like parts of prototypes', harOf([{ __proto__x: 1, constructor: { prototype: 1 }, ...good }]), 0],
    ['a literal __proto__', harOf([good]).replace('"request":', '"__proto__":{"status":1},"request":'), 0],
    ['numbers as strings', harOf([good]).replace('"status":404', '"status":"404"'), 0],
    ['a lone surrogate', harOf([good]).replace('/good', '/good?\\ud800'), 0],
    ['bytes that are no UTF-8', Buffer.from(harOf([good]).replace('/good', '/good?\u00ff'), 'latin1'), 0],
  ])('%s', async (_, content, unreadable) => {
    const { problem, report } = await outcomeOf('y.har', content);
    expect({ problem, ...report.counts }).toMatchObject({ problem: null, preflights: 1, blocked: 1, unreadable });
    expect(report.groups[0]?.cause).toBe('preflight-not-found');
    expect(Object.prototype).not.toHaveProperty('status');
  });
});

describe('what unpacks to far more than it is', () => {
  const opening = `${harOf([good]).slice(0, -']}}'.length)},{"request":{"method":"OPTIONS"},"response":{"content":{"text":"`;

  it('is read as far as any recording would go, and says so', async () => {
    const megabyte = gzipSync(Buffer.alloc(1024 * 1024, 'x'));
    const members = Array.from({ length: 1100 }, () => megabyte);
    const bomb = Buffer.concat([gzipSync(opening), ...members, gzipSync('"}}}]}}')]);
    const before = process.memoryUsage().rss;
    const { report } = await outcomeOf('bomb.har.gz', bomb);
    expect(report.sources[0]).toMatchObject({ partial: true, read: 1, unreadable: 0 });
    expect(report.sources[0]?.notes.join()).toContain('it unpacks to far more than any log or recording would');
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
  }, 60_000);

  it('a session archive gives what is at the beginning of its files', async () => {
    const request =
      'OPTIONS https://api.example/ HTTP/1.1\r\nOrigin: https://app.example\r\nAccess-Control-Request-Method: PUT\r\n\r\n';
    const { report } = await outcomeOf(
      'bomb.saz',
      makeZip([
        { name: 'raw/1_c.txt', content: request },
        { name: 'raw/1_s.txt', content: `HTTP/1.1 404 X\r\n\r\n${'x'.repeat(50_000_000)}` },
      ]),
    );
    expect(report.counts).toMatchObject({ preflights: 1, blocked: 1 });
  });
});
