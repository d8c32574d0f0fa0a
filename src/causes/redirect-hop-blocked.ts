import { defineCause } from './cause.js';
import { isRedirect } from './redirect-hint.js';

export const redirectHopBlocked = defineCause({
  id: 'redirect-hop-blocked',
  family: 'response-blocked',
  title: 'a redirect response without the CORS headers',
  claims: (fault, exchange) =>
    fault.stage === 'request' && fault.check === 'allow-origin' && isRedirect(exchange.request?.status ?? null),
  why: 'Every response of a chain must pass the CORS check, the redirect itself too. The browser stops at the first that does not.',
  commonReasons: [
    'httpd answers the redirect by itself, where Header set does not reach',
    'a login redirect in front of the application',
  ],
  confirm: 'Send the request with curl -i: the 3xx lacks Access-Control-Allow-Origin.',
  shown: {
    chromium: 'MissingAllowOriginHeader',
    firefox: 'CORSMissingAllowOrigin2',
    webkit: 'Cross-origin redirection denied by Cross-Origin Resource Sharing policy',
  },
  remedies: [{ kind: 'send-cors-headers' }, { kind: 'stop-redirect' }],
});
