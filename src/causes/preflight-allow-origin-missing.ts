import { defineCause } from './cause.js';

export const preflightAllowOriginMissing = defineCause({
  id: 'preflight-allow-origin-missing',
  family: 'missing-header',
  title: 'the preflight is answered without Access-Control-Allow-Origin',
  claims: (fault) => fault.stage === 'preflight' && fault.check === 'allow-origin' && fault.reason === 'missing',
  why: 'The answer to OPTIONS carries no Access-Control-Allow-Origin, so the announced request is not sent.',
  commonReasons: [
    'Header set where httpd answers by itself: only Header always set reaches those answers',
    'the wrong virtual host, or the default handler, answered',
    'the CORS code does not run for OPTIONS, or does not know the origin',
  ],
  confirm: "Send the OPTIONS with curl -i and the page's Origin: the header is not there.",
  shown: {
    chromium: 'PreflightMissingAllowOriginHeader',
    firefox: 'CORSMissingAllowOrigin2',
    webkit: 'Origin is not allowed by Access-Control-Allow-Origin',
  },
  remedies: [{ kind: 'send-cors-headers' }],
});
