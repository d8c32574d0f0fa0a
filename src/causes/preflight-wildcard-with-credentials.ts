import { defineCause } from './cause.js';

export const preflightWildcardWithCredentials = defineCause({
  id: 'preflight-wildcard-with-credentials',
  family: 'wrong-header',
  title: 'the origin * together with credentials',
  claims: (fault) =>
    fault.stage === 'preflight' && fault.check === 'allow-origin' && fault.reason === 'wildcard-with-credentials',
  why: 'A request with credentials (cookies, HTTP authentication) is not covered by Access-Control-Allow-Origin: *.',
  commonReasons: ['credentials: "include" or withCredentials in the page, and * on the server'],
  confirm:
    'Look at the fetch call of the page: credentials mode include needs the literal origin and Access-Control-Allow-Credentials: true.',
  shown: {
    chromium: 'PreflightWildcardOriginNotAllowed',
    firefox: 'CORSNotSupportingCredentials',
    webkit: 'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
  },
  remedies: [{ kind: 'send-cors-headers' }, { kind: 'allow-credentials' }],
});
