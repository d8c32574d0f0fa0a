import { defineCause } from './cause.js';
import { mismatchHint } from './mismatch-hint.js';

export const actualAllowOriginMismatch = defineCause({
  id: 'actual-allow-origin-mismatch',
  family: 'response-blocked',
  title: 'Access-Control-Allow-Origin of the response names another origin',
  claims: (fault) => fault.stage === 'request' && fault.check === 'allow-origin' && fault.reason === 'mismatch',
  detail: (fault, exchange) => (fault.check === 'allow-origin' ? mismatchHint(fault.value, exchange.origin) : null),
  why: "The request was sent, but Access-Control-Allow-Origin of its response is not the page's origin. The server did the work and the browser hid the response from the page: what was written is written.",
  commonReasons: [
    'one fixed origin for several pages',
    "a cache that serves one origin's answer to another: Vary: Origin is missing",
  ],
  confirm: "Send the request with curl -i and the page's Origin, and compare the value byte by byte.",
  shown: {
    chromium: 'AllowOriginMismatch',
    firefox: 'CORSAllowOriginNotMatchingOrigin',
    webkit: 'Origin is not allowed by Access-Control-Allow-Origin',
  },
  remedies: [{ kind: 'send-cors-headers' }],
});
