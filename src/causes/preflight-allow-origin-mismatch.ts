import { defineCause } from './cause.js';
import { mismatchHint } from './mismatch-hint.js';

export const preflightAllowOriginMismatch = defineCause({
  id: 'preflight-allow-origin-mismatch',
  family: 'wrong-header',
  title: 'Access-Control-Allow-Origin names another origin',
  claims: (fault) => fault.stage === 'preflight' && fault.check === 'allow-origin' && fault.reason === 'mismatch',
  detail: (fault, exchange) => (fault.check === 'allow-origin' ? mismatchHint(fault.value, exchange.origin) : null),
  why: "Access-Control-Allow-Origin must equal the page's origin byte for byte.",
  commonReasons: [
    'a trailing slash, another port, http instead of https, www or not',
    'one fixed origin for several pages',
    "a cache that serves one origin's answer to another: Vary: Origin is missing",
  ],
  confirm: "Send the OPTIONS with curl -i and the page's Origin, and compare the value byte by byte.",
  shown: {
    chromium: 'PreflightAllowOriginMismatch',
    firefox: 'CORSAllowOriginNotMatchingOrigin',
    webkit: 'Origin is not allowed by Access-Control-Allow-Origin',
  },
  remedies: [{ kind: 'send-cors-headers' }],
});
