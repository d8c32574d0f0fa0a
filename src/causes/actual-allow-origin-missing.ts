import { defineCause } from './cause.js';

export const actualAllowOriginMissing = defineCause({
  id: 'actual-allow-origin-missing',
  family: 'response-blocked',
  title: 'the response lacks Access-Control-Allow-Origin',
  claims: (fault) => fault.stage === 'request' && fault.check === 'allow-origin' && fault.reason === 'missing',
  why: 'The request was sent, but its response carries no Access-Control-Allow-Origin. The server did the work and the browser hid the response from the page: what was written is written.',
  commonReasons: [
    'an error page of httpd or of a proxy, where Header set does not reach',
    'the application sets the header on success only',
    'the preflight is answered by httpd and the response by an application that knows no CORS',
  ],
  confirm:
    "Send the request with curl -i and the page's Origin; look at the status first: a 500 without the header is a 500.",
  shown: {
    chromium: 'MissingAllowOriginHeader',
    firefox: 'CORSMissingAllowOrigin2',
    webkit: 'Origin is not allowed by Access-Control-Allow-Origin',
  },
  remedies: [{ kind: 'send-cors-headers' }],
});
