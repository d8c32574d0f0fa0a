import { expect, it } from 'vitest';
import { exchangeOf } from '../../src/link/exchange-of.js';
import { harPreflight, harRecord } from '../helpers/records.js';

it('takes the origin from the first message', () => {
  const preflight = harPreflight('PUT', '');
  const request = harRecord({ requestHeaders: { lines: [['origin', 'null']], recorded: 'all', repeats: 'kept' } });
  const made = exchangeOf({ preflight, request, followUp: 'sent', linkedBy: [] });
  expect(made).toMatchObject({ origin: 'https://app.example.com', originInferred: false, redirectedFrom: null });
});
