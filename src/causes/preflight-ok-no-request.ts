import { defineCause } from './cause.js';

export const preflightOkNoRequest = defineCause({
  id: 'preflight-ok-no-request',
  family: 'no-follow-up',
  title: 'answered 2xx, but the request never came',
  claims: (fault) => fault.check === 'no-request',
  why: 'The preflight was answered with 2xx and the announced request is not in the input. Either the browser refused the headers of the answer, or the page was closed.',
  commonReasons: [
    'a CORS header of the answer is missing or wrong, and the log does not record headers',
    'the tab was closed or the load aborted (about one in a hundred)',
    'the request went to another server or another log',
  ],
  confirm: 'Record the CORS headers (see the log format this report names) or send the OPTIONS with curl -i.',
  shown: {
    chromium: 'any of the header errors, or none',
    firefox: 'any of the header errors, or none',
    webkit: 'any of the header errors, or none',
  },
  remedies: [{ kind: 'send-cors-headers' }],
});
