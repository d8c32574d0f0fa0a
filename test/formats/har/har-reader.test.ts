import { describe, expect, it } from 'vitest';
import type { HttpRecord } from '../../../src/model/http-record.js';
import { readHeader } from '../../../src/model/http-record.js';
import { comparable, fixture, harOf, preflightEntry, readHar } from './read-har.js';

const lineOf = ({ source, method, url, status, sent }: HttpRecord) =>
  `${'entry' in source ? source.entry : '?'} ${method} ${new URL(url).pathname} ${status} ${sent}`;

describe('recordings by the real tools', () => {
  it('reads a Chrome export: requests before their preflights, those held back without headers', async () => {
    const { records, totals, notes, unreadable, title, traits } = await readHar(fixture('chrome.har'));
    expect(records.map(lineOf)).toMatchInlineSnapshot(`
      [
        "1 PUT /c/st-200 200 true",
        "2 OPTIONS /c/st-200 200 true",
        "3 PUT /c/st-404-acao 0 false",
        "4 OPTIONS /c/st-404-acao 404 true",
        "5 PUT /c/st-500-acao 0 false",
        "6 OPTIONS /c/st-500-acao 500 true",
        "7 PUT /c/net-reset 0 false",
        "8 OPTIONS /c/net-reset 0 true",
        "9 PUT /c/ao-missing 0 false",
        "10 OPTIONS /c/ao-missing 200 true",
        "11 OPTIONS /c/am-options 200 true",
        "12 OPTIONS /c/am-options 200 true",
        "13 PUT /c/ax-noacao 200 true",
        "14 OPTIONS /c/ax-noacao 200 true",
      ]
    `);
    expect({ totals, notes, unreadable, title, traits }).toMatchInlineSnapshot(`
      {
        "notes": [],
        "title": "HAR from Chrome DevTools",
        "totals": {
          "read": 15,
          "truncated": false,
          "unreadable": 0,
        },
        "traits": {
          "linking": "recording",
          "recordedRequestHeaders": "all",
          "recordedResponseHeaders": "all",
          "recordsBlocked": true,
          "recordsPreflights": true,
          "recordsUnsent": true,
          "requestFirst": true,
          "server": null,
          "unit": "entries",
        },
        "unreadable": [],
      }
    `);
  });

  it('tells in a Chrome export what was not sent from what was not recorded', async () => {
    const { records } = await readHar(fixture('chrome.har'));
    const held = records.find(({ sent }) => sent === false);
    expect(held && readHeader(held.requestHeaders, 'origin')).toBe('unrecorded');
    expect(held && readHeader(held.responseHeaders, 'access-control-allow-origin')).toBe('unrecorded');
    const preflight = records.find(({ method, status }) => method === 'OPTIONS' && status === 500);
    expect(preflight && readHeader(preflight.requestHeaders, 'origin')).toEqual(['http://127.0.0.1:8801']);
    expect(preflight && readHeader(preflight.responseHeaders, 'location')).toEqual([]);
    expect(preflight?.marks).toMatchInlineSnapshot(`
      {
        "error": null,
        "preflight": true,
        "resourceType": "preflight",
        "sanitised": true,
      }
    `);
  });

  it('reads a Firefox export: preflights after their requests, those held back with the headers they would have had', async () => {
    const { records, totals, notes, title } = await readHar(fixture('firefox.har'));
    expect(records.map(lineOf)).toMatchInlineSnapshot(`
      [
        "1 PUT /c/st-200 200 true",
        "2 OPTIONS /c/st-200 200 true",
        "3 PUT /c/st-404-acao 0 false",
        "4 OPTIONS /c/st-404-acao 404 true",
        "5 PUT /c/st-500-acao 0 false",
        "6 OPTIONS /c/st-500-acao 500 true",
        "7 PUT /c/net-reset 0 false",
        "8 OPTIONS /c/net-reset 0 true",
        "9 PUT /c/ao-missing 0 false",
        "10 OPTIONS /c/ao-missing 200 true",
        "11 OPTIONS /c/am-options 200 true",
        "12 OPTIONS /c/am-options 200 true",
        "13 PUT /c/ax-noacao 200 true",
        "14 OPTIONS /c/ax-noacao 200 true",
      ]
    `);
    expect({ totals, notes, title }).toMatchInlineSnapshot(`
      {
        "notes": [],
        "title": "HAR from Firefox",
        "totals": {
          "read": 15,
          "truncated": false,
          "unreadable": 0,
        },
      }
    `);
    const held = records.find(({ sent }) => sent === false);
    expect(held && readHeader(held.requestHeaders, 'origin')).toEqual(['http://127.0.0.1:8801']);
  });

  it('reads the bare log that Firefox hands to its scripts', async () => {
    const { records, notes, title } = await readHar(fixture('firefox-bare-log.har'));
    expect(records.map(lineOf)).toMatchInlineSnapshot(`
      [
        "0 PUT /c/st-200 200 true",
        "1 OPTIONS /c/st-200 200 true",
      ]
    `);
    expect({ notes, title }).toEqual({ notes: [], title: 'HAR from Firefox' });
  });
});

it('reads every whole entry of a file that is cut off, and says where it ends', async () => {
  const whole = fixture('chrome.har');
  const all = (await readHar(whole)).records;
  const { records, totals, notes } = await readHar(whole.subarray(0, 30_000));
  expect(totals).toEqual({ read: 8, unreadable: 0, truncated: true });
  expect(comparable(records)).toEqual(comparable(all.slice(0, records.length)));
  expect(notes).toMatchInlineSnapshot(`
    [
      "The input ends in the middle of the document, in or after entry 8, at line 1075, column 5.",
    ]
  `);
});

it('gives the same records wherever the chunks are cut', async () => {
  const bytes = Buffer.from(harOf([preflightEntry('/a"\\\\b'), preflightEntry('/é€😀')]));
  const whole = await readHar(bytes);
  expect(whole.records).toHaveLength(2);
  for (let size = 1; size < bytes.length; size++) {
    const { records, totals } = await readHar(bytes, size);
    expect(comparable(records)).toEqual(comparable(whole.records));
    expect(totals).toEqual(whole.totals);
  }
});
