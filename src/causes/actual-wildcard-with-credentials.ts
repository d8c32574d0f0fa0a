import { defineCause } from './cause.js';

export const actualWildcardWithCredentials = defineCause({
  id: 'actual-wildcard-with-credentials',
  family: 'response-blocked',
  title: 'the response allows the origin * for a request with credentials',
  claims: (fault) =>
    fault.stage === 'request' && fault.check === 'allow-origin' && fault.reason === 'wildcard-with-credentials',
  why: 'The request was sent with credentials, and * does not cover it. The server did the work and the browser hid the response from the page: what was written is written.',
  commonReasons: ['credentials: "include" or withCredentials in the page, and * on the server'],
  confirm:
    'Look at the fetch call of the page: credentials mode include needs the literal origin and Access-Control-Allow-Credentials: true.',
  shown: {
    chromium: 'WildcardOriginNotAllowed',
    firefox: 'CORSNotSupportingCredentials',
    webkit: 'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
  },
  remedies: [{ kind: 'send-cors-headers' }, { kind: 'allow-credentials' }],
});
