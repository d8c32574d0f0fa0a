import { expect, it } from 'vitest';
import { isLocalNetworkError, isNoCorsError } from '../../src/causes/network-errors.js';

it.each([
  ['net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS', true, false],
  ['net::ERR_ABORTED', false, true],
  ['net::ERR_BLOCKED_BY_CLIENT', false, true],
  ['net::ERR_FAILED', false, false],
  ['net::ERR_EMPTY_RESPONSE', false, false],
  [null, false, false],
])('%s', (error, local, noCors) => {
  expect([isLocalNetworkError(error), isNoCorsError(error)]).toEqual([local, noCors]);
});
