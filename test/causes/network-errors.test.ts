import { expect, it } from 'vitest';
import { isLocalNetworkError, isNoCorsError, isTransportError } from '../../src/causes/network-errors.js';

it.each([
  ['net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS', true, false, false],
  ['net::ERR_ABORTED', false, true, false],
  ['net::ERR_BLOCKED_BY_CLIENT', false, true, false],
  ['net::ERR_FAILED', false, false, false],
  ['net::ERR_EMPTY_RESPONSE', false, false, true],
  ['connection refused', false, false, false],
  [null, false, false, false],
])('%s', (error, local, noCors, transport) => {
  expect([isLocalNetworkError(error), isNoCorsError(error), isTransportError(error)]).toEqual([
    local,
    noCors,
    transport,
  ]);
});
