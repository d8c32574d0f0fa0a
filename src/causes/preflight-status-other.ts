import { defineCause } from './cause.js';

export const preflightStatusOther = defineCause({
  id: 'preflight-status-other',
  family: 'non-2xx',
  title: 'OPTIONS is not answered with 2xx',
  claims: (fault) => fault.stage === 'preflight' && fault.check === 'status',
  why: 'A preflight passes only with a status from 200 to 299, so the announced request is not sent.',
  commonReasons: [
    '400 from a bad Host or header, or from a firewall rule about bodies',
    '429 from a rate limit that counts preflights',
    '304, or 3xx without Location',
  ],
  confirm: 'Send the OPTIONS with curl -i and read the status and the body.',
  shown: {
    chromium:
      'PreflightInvalidStatus, or PreflightMissingAllowOriginHeader where the answer carries no Access-Control-Allow-Origin',
    firefox:
      'CORSPreflightDidNotSucceed3, or CORSMissingAllowOrigin2 where the answer carries no Access-Control-Allow-Origin',
    webkit: 'Preflight response is not successful. Status code: that status',
  },
  remedies: [{ kind: 'answer-preflight' }, { kind: 'send-cors-headers' }],
});
