import { expect, it } from 'vitest';
import { logTraits } from '../../src/formats/log-traits.js';

it('promises what every access log keeps', () => {
  expect(logTraits({ request: 'all', response: new Set(['vary']) }, 'caddy')).toEqual({
    unit: 'lines',
    linking: 'log',
    recordsPreflights: true,
    recordsUnsent: false,
    recordsBlocked: true,
    requestFirst: false,
    recordedRequestHeaders: 'all',
    recordedResponseHeaders: new Set(['vary']),
    server: 'caddy',
  });
});
