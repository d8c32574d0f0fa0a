import { expect, it } from 'vitest';
import { pageOrigin } from '../../src/link/page-origin.js';
import { logged, logRecord } from '../helpers/records.js';

it.each([
  [
    'the Origin header',
    { origin: 'https://app.example.com', referer: 'https://x.example/' },
    'https://app.example.com',
    false,
  ],
  ['Referer where Origin is not recorded', { referer: 'https://app.example.com/' }, 'https://app.example.com', true],
  ['no guess from a Referer with a path', { referer: 'https://app.example.com/list' }, null, false],
  ['no guess where Origin was not sent', { origin: null, referer: 'https://app.example.com/' }, null, false],
])('takes %s', (_, values, origin, originInferred) => {
  expect(pageOrigin(logRecord({ requestHeaders: logged(values) }))).toEqual({ origin, originInferred });
});
