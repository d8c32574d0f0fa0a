import { expect, it } from 'vitest';
import { createServiceWorkerDoubles } from '../../../src/formats/har/service-worker-doubles.js';
import type { HttpRecord } from '../../../src/model/http-record.js';
import { nothingRecorded } from '../../../src/model/http-record.js';

function record(entry: number, url: string, whole: boolean, method = 'PUT'): HttpRecord {
  return {
    source: { file: 'x.har', entry },
    time: null,
    timeResolution: 1,
    client: null,
    host: null,
    url,
    method,
    requestHeaders: whole ? { lines: [['host', 'x']], recorded: 'all', repeats: 'kept' } : nothingRecorded,
    status: 0,
    responseHeaders: nothingRecorded,
    sent: null,
    marks: {},
  };
}

/** `p` is a page's entry without headers, `P` one with headers, `w` a worker's own. */
function run(sequence: string): string {
  let out = '';
  const doubles = createServiceWorkerDoubles(({ source, marks }) => {
    out += `${'entry' in source ? source.entry : ''}${marks.serviceWorker === true ? '*' : ''} `;
  });
  for (const [entry, kind] of [...sequence].entries()) doubles.add(record(entry, '/', kind !== 'p'), kind !== 'w');
  doubles.end();
  return out.trim();
}

it.each([
  ['pw', '0* 1'],
  ['wp', '0 1*'],
  ['ppww', '0* 1* 2 3'],
  ['pwp', '0* 1 2'],
  ['p', '0'],
  ['Pw', '0 1'],
  ['PPw', '0 1 2'],
])('%s', (sequence, marked) => {
  expect(run(sequence)).toBe(marked);
});

it('holds back no more than a few entries, and none where nothing can follow', () => {
  const seen: number[] = [];
  const doubles = createServiceWorkerDoubles(({ source }) => seen.push('entry' in source ? source.entry : -1));
  doubles.add(record(0, '/', true), true);
  expect(seen).toEqual([0]);
  for (let entry = 1; entry < 100; entry++) doubles.add(record(entry, `/${entry}`, false), true);
  expect(seen.length).toBeGreaterThan(60);
  doubles.end();
  expect(seen).toEqual(Array.from({ length: 100 }, (_, i) => i));
});

it('takes a preflight for nobody’s double', () => {
  const marked: boolean[] = [];
  const doubles = createServiceWorkerDoubles(({ marks }) => marked.push(marks.serviceWorker === true));
  doubles.add(record(0, '/', false, 'OPTIONS'), true);
  doubles.add(record(1, '/', true, 'OPTIONS'), false);
  doubles.end();
  expect(marked).toEqual([false, false]);
});
