import { defineCause } from './cause.js';

export const preflightNotFound = defineCause({
  id: 'preflight-not-found',
  family: 'non-2xx',
  title: 'nothing at this URL answers OPTIONS',
  claims: (fault) => fault.stage === 'preflight' && fault.check === 'status' && fault.status === 404,
  why: 'The preflight is answered with 404, so the announced request is not sent.',
  commonReasons: [
    'the page calls a wrong base URL',
    'the route exists for other methods, but the router knows no OPTIONS for it',
    'the request reaches the wrong virtual host',
  ],
  confirm:
    'Send the announced request itself with curl: if it is found and OPTIONS is not, the routing of OPTIONS is missing.',
  shown: {
    chromium:
      'PreflightInvalidStatus, or PreflightMissingAllowOriginHeader where the answer carries no Access-Control-Allow-Origin',
    firefox:
      'CORSPreflightDidNotSucceed3, or CORSMissingAllowOrigin2 where the answer carries no Access-Control-Allow-Origin',
    webkit: 'Preflight response is not successful. Status code: 404',
  },
  remedies: [{ kind: 'answer-preflight' }, { kind: 'send-cors-headers' }],
});
