import { defineCause } from './cause.js';

export const actualNetworkError = defineCause({
  id: 'actual-network-error',
  family: 'network',
  title: 'the request got no response',
  claims: (fault) => fault.stage === 'request' && fault.check === 'response',
  why: 'The preflight passed and the request was sent, but no HTTP response came back.',
  commonReasons: ['the backend died on the request', 'a proxy timed out or closed the connection'],
  confirm: 'Look at the error log at that time, and send the request itself with curl -v.',
  shown: {
    chromium: 'none; net::ERR_* of the connection',
    firefox: 'CORSDidNotSucceed2, or wrongly CORSMultipleAllowOriginNotAllowed',
    webkit: 'the text of the transport',
  },
  remedies: [{ kind: 'look-at-network' }],
});
