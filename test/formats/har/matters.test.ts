import { expect, it } from 'vitest';
import { matters } from '../../../src/formats/har/matters.js';
import { type HttpRecord, nothingRecorded } from '../../../src/model/http-record.js';

const record = (changes: Partial<HttpRecord>, origin: string | null = null): HttpRecord => ({
  source: { file: 'x.har', entry: 0 },
  time: null,
  timeResolution: 1,
  client: null,
  host: null,
  url: 'https://api.example/',
  method: 'GET',
  requestHeaders: { lines: origin === null ? [] : [['origin', origin]], recorded: 'all', repeats: 'kept' },
  status: 200,
  responseHeaders: { lines: [], recorded: 'all', repeats: 'kept' },
  sent: true,
  marks: {},
  ...changes,
});

it.each([
  ['an OPTIONS', record({ method: 'OPTIONS' })],
  ['an OPTIONS in other letters', record({ method: 'options' })],
  ['an Origin', record({}, 'https://app.example')],
  ['an image with an Origin', record({ marks: { resourceType: 'image' } }, 'https://app.example')],
  ['what was held back', record({ status: 0, marks: { resourceType: 'fetch' } })],
  ['what was held back by nobody knows what', record({ status: 0 })],
  ['a redirect', record({ status: 307 })],
  ['a PUT shown as it was planned', record({ method: 'PUT', requestHeaders: nothingRecorded })],
])('wants %s', (_, wanted) => {
  expect(matters(wanted)).toBe(true);
});

it.each([
  ['a page', record({ marks: { resourceType: 'document' } })],
  ['a page that failed', record({ status: 0, marks: { resourceType: 'document' } })],
  ['a request to the page’s own server', record({ marks: { resourceType: 'fetch' } })],
  ['what has no status', record({ status: null })],
  ['a PUT that really had no Origin', record({ method: 'PUT' })],
  ['a GET shown as it was planned', record({ requestHeaders: nothingRecorded })],
  [
    'a form that a page sent',
    record({ method: 'POST', requestHeaders: nothingRecorded, marks: { resourceType: 'document' } }),
  ],
])('does not want %s', (_, unwanted) => {
  expect(matters(unwanted)).toBe(false);
});
