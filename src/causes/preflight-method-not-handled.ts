import { defineCause } from './cause.js';

export const preflightMethodNotHandled = defineCause({
  id: 'preflight-method-not-handled',
  family: 'non-2xx',
  title: 'nobody answers OPTIONS',
  claims: (fault) => fault.stage === 'preflight' && fault.check === 'status' && [405, 501].includes(fault.status),
  why: 'The server or the application behind it refuses the method OPTIONS, so the browser never sends the request it asked about.',
  commonReasons: [
    'the application routes GET, POST, PUT and DELETE, but no OPTIONS',
    'AllowMethods or LimitExcept leaves OPTIONS out',
    'CORS is set up for responses, but nobody answers the preflight',
  ],
  confirm: 'Send the OPTIONS with curl -i: 405 comes back, often with an Allow header that lacks OPTIONS.',
  shown: {
    chromium:
      'PreflightInvalidStatus, or PreflightMissingAllowOriginHeader where the answer carries no Access-Control-Allow-Origin',
    firefox:
      'CORSPreflightDidNotSucceed3, or CORSMissingAllowOrigin2 where the answer carries no Access-Control-Allow-Origin',
    webkit: 'Preflight response is not successful. Status code: 405',
  },
  remedies: [{ kind: 'answer-preflight' }, { kind: 'send-cors-headers' }],
});
