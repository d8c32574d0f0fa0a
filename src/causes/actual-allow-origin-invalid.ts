import { defineCause } from './cause.js';

export const actualAllowOriginInvalid = defineCause({
  id: 'actual-allow-origin-invalid',
  family: 'response-blocked',
  title: 'Access-Control-Allow-Origin of the response is no origin',
  claims: (fault) => fault.stage === 'request' && fault.check === 'allow-origin' && fault.reason === 'invalid',
  why: 'The request was sent, but Access-Control-Allow-Origin of its response can equal no origin. The server did the work and the browser hid the response from the page: what was written is written.',
  commonReasons: ['a pattern, quotation marks, or a variable nobody filled in'],
  confirm: "Send the request with curl -i and the page's Origin, and compare the value byte by byte.",
  shown: {
    chromium: 'InvalidAllowOriginValue',
    firefox: 'CORSAllowOriginNotMatchingOrigin',
    webkit: 'Origin is not allowed by Access-Control-Allow-Origin',
  },
  remedies: [{ kind: 'send-cors-headers' }],
});
