import { defineCause } from './cause.js';

export const preflightNetworkError = defineCause({
  id: 'preflight-network-error',
  family: 'network',
  title: 'the preflight got no response',
  claims: (fault) => fault.stage === 'preflight' && fault.check === 'response',
  why: 'No HTTP response to the OPTIONS reached the browser: the connection failed or broke off. CORS settings are not the cause.',
  commonReasons: [
    'the server is down, or closes the connection',
    'TLS or DNS fails',
    'a proxy or an extension blocks the request',
  ],
  confirm: "Open the API's URL in the browser itself, and send the OPTIONS with curl -v.",
  shown: {
    chromium: 'none; net::ERR_* of the connection',
    firefox: 'CORSDidNotSucceed2',
    webkit: 'the text of the transport',
  },
  remedies: [{ kind: 'look-at-network' }],
});
