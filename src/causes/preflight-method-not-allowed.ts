import { defineCause } from './cause.js';

export const preflightMethodNotAllowed = defineCause({
  id: 'preflight-method-not-allowed',
  family: 'missing-header',
  title: 'the method is not allowed',
  claims: (fault) => fault.stage === 'preflight' && fault.check === 'method',
  detail: (fault) => (fault.check === 'method' ? fault.method : null),
  why: 'Access-Control-Allow-Methods does not list the announced method. Case counts, and Allow is not looked at.',
  commonReasons: [
    'the method was never listed',
    'put or patch in lower case',
    '* for a request with credentials, where it is no wildcard',
  ],
  confirm: 'Send the OPTIONS with curl -i and compare Access-Control-Allow-Methods with the announced method.',
  shown: {
    chromium: 'MethodDisallowedByPreflightResponse',
    firefox: 'CORSMethodNotFound',
    webkit: 'Method is not allowed by Access-Control-Allow-Methods.',
  },
  remedies: [{ kind: 'list-methods' }],
});
