import { defineCause } from './cause.js';

export const redirectOriginNull = defineCause({
  id: 'redirect-origin-null',
  family: 'response-blocked',
  title: 'after a redirect the origin is null',
  claims: (fault, exchange) =>
    fault.check === 'allow-origin' &&
    fault.reason === 'mismatch' &&
    exchange.origin === 'null' &&
    exchange.redirectedFrom !== null,
  why: 'A redirect from one foreign origin to another turns Origin into null, and the target does not allow null. It must not: many can send null.',
  commonReasons: ['the API redirects to another host, such as a storage service'],
  confirm: "Let the page call the final URL directly; then Origin is the page's own.",
  shown: {
    chromium: 'AllowOriginMismatch or PreflightAllowOriginMismatch',
    firefox: 'CORSAllowOriginNotMatchingOrigin',
    webkit: 'Origin null is not allowed by Access-Control-Allow-Origin',
  },
  remedies: [{ kind: 'stop-redirect' }],
});
