import { defineCause } from './cause.js';

export const preflightAuthRequired = defineCause({
  id: 'preflight-auth-required',
  family: 'non-2xx',
  title: 'authentication is demanded of OPTIONS',
  claims: (fault) => fault.stage === 'preflight' && fault.check === 'status' && [401, 407].includes(fault.status),
  why: 'A browser never sends credentials with a preflight, so a server that demands them of OPTIONS can never be satisfied. The announced request is not sent.',
  commonReasons: [
    'Require valid-user or an API gateway covers OPTIONS like every other method',
    'authentication runs before the CORS code of the application',
  ],
  confirm: 'Send the OPTIONS with curl -i and without credentials: 401 and WWW-Authenticate come back.',
  shown: {
    chromium:
      'PreflightInvalidStatus, or PreflightMissingAllowOriginHeader where the answer carries no Access-Control-Allow-Origin',
    firefox:
      'CORSPreflightDidNotSucceed3, or CORSMissingAllowOrigin2 where the answer carries no Access-Control-Allow-Origin',
    webkit: 'Preflight response is not successful. Status code: 401',
  },
  remedies: [{ kind: 'let-preflight-through-auth' }, { kind: 'send-cors-headers' }],
});
