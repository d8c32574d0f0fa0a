import { defineCause } from './cause.js';

export const preflightHeaderNotAllowed = defineCause({
  id: 'preflight-header-not-allowed',
  family: 'missing-header',
  title: 'a request header is not allowed',
  claims: (fault) => fault.stage === 'preflight' && fault.check === 'headers',
  detail: (fault) => (fault.check === 'headers' ? fault.names.join(', ') : null),
  why: 'Access-Control-Allow-Headers does not list every header name that the page wants to send.',
  commonReasons: [
    'content-type or authorization was forgotten',
    'a library in the page adds a header such as x-requested-with',
    '* for a request with credentials, where it is no wildcard',
    "the names of the JavaScript Headers object's methods were listed instead of header names",
  ],
  confirm: 'Send the OPTIONS with curl -i and compare Access-Control-Allow-Headers with the announced names.',
  shown: {
    chromium: 'HeaderDisallowedByPreflightResponse',
    firefox: 'CORSMissingAllowHeaderFromPreflight2',
    webkit: 'Request header field is not allowed by Access-Control-Allow-Headers.',
  },
  remedies: [{ kind: 'list-headers' }],
});
