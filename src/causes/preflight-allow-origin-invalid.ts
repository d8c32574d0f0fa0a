import { defineCause } from './cause.js';

export const preflightAllowOriginInvalid = defineCause({
  id: 'preflight-allow-origin-invalid',
  family: 'wrong-header',
  title: 'Access-Control-Allow-Origin is no origin',
  claims: (fault) => fault.stage === 'preflight' && fault.check === 'allow-origin' && fault.reason === 'invalid',
  why: 'The value of Access-Control-Allow-Origin is empty, quoted, a pattern or a variable nobody filled in: it can equal no origin.',
  commonReasons: [
    'a wildcard inside a host name, such as https://*.example.com',
    'a variable that is empty or not expanded',
    'quotation marks that ended up in the value',
  ],
  confirm: "Send the OPTIONS with curl -i and the page's Origin, and compare the value byte by byte.",
  shown: {
    chromium: 'PreflightInvalidAllowOriginValue',
    firefox: 'CORSAllowOriginNotMatchingOrigin',
    webkit: 'Origin is not allowed by Access-Control-Allow-Origin',
  },
  remedies: [{ kind: 'send-cors-headers' }],
});
