import { defineCause } from './cause.js';

export const preflightForbidden = defineCause({
  id: 'preflight-forbidden',
  family: 'non-2xx',
  title: 'OPTIONS is forbidden',
  claims: (fault) => fault.stage === 'preflight' && fault.check === 'status' && fault.status === 403,
  why: 'The server refuses the preflight, so the announced request is not sent.',
  commonReasons: [
    'an access rule (Require, Allow/Deny, Limit) covers OPTIONS',
    'a web application firewall does not know the method',
    'the CORS filter of the framework refuses the origin, the method or a header with 403',
  ],
  confirm:
    'Look for AH01630, AH01797 or ModSecurity in the error log at that time; no line means that the application said 403.',
  shown: {
    chromium:
      'PreflightInvalidStatus, or PreflightMissingAllowOriginHeader where the answer carries no Access-Control-Allow-Origin',
    firefox:
      'CORSPreflightDidNotSucceed3, or CORSMissingAllowOrigin2 where the answer carries no Access-Control-Allow-Origin',
    webkit: 'Preflight response is not successful. Status code: 403',
  },
  remedies: [{ kind: 'answer-preflight' }, { kind: 'send-cors-headers' }],
});
