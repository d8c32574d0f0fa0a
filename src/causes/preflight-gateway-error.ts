import { defineCause } from './cause.js';

export const preflightGatewayError = defineCause({
  id: 'preflight-gateway-error',
  family: 'backend-exception',
  title: 'the backend does not answer',
  claims: (fault) => fault.stage === 'preflight' && fault.check === 'status' && [502, 503, 504].includes(fault.status),
  why: 'The proxy gets no usable answer from the backend, so the preflight fails like every other request. CORS settings are not the cause.',
  commonReasons: [
    'the backend is down or restarting',
    'it closes the connection, or is slower than ProxyTimeout (Apache then answers 502)',
  ],
  confirm:
    'Look for AH00957, AH01102, AH01114 or AH00898 in the error log; ask whether other methods fail at the same time.',
  shown: {
    chromium:
      'PreflightInvalidStatus, or PreflightMissingAllowOriginHeader where the answer carries no Access-Control-Allow-Origin',
    firefox:
      'CORSPreflightDidNotSucceed3, or CORSMissingAllowOrigin2 where the answer carries no Access-Control-Allow-Origin',
    webkit: 'Preflight response is not successful. Status code: 50x',
  },
  remedies: [{ kind: 'look-at-application' }],
});
