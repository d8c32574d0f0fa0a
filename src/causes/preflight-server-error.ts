import { defineCause } from './cause.js';

export const preflightServerError = defineCause({
  id: 'preflight-server-error',
  family: 'backend-exception',
  title: 'an exception behind OPTIONS',
  claims: (fault) => fault.stage === 'preflight' && fault.check === 'status' && fault.status === 500,
  why: 'The application fails while it answers OPTIONS, so the announced request is not sent. The browser reports a CORS error and hides the exception.',
  commonReasons: [
    'a handler throws on a method it does not expect, or because the preflight has no body, no cookie and no token',
    'a database or a service behind it is broken',
    'Spring refuses to combine the origin * with credentials',
  ],
  confirm:
    "Look at the error log and at the application's own log at that time; where Apache only proxies, the trace is in the application's log alone.",
  shown: {
    chromium:
      'PreflightInvalidStatus, or PreflightMissingAllowOriginHeader where the answer carries no Access-Control-Allow-Origin',
    firefox:
      'CORSPreflightDidNotSucceed3, or CORSMissingAllowOrigin2 where the answer carries no Access-Control-Allow-Origin',
    webkit: 'Preflight response is not successful. Status code: 500',
  },
  remedies: [{ kind: 'look-at-application' }],
});
