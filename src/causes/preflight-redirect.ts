import { defineCause } from './cause.js';
import { redirectHint } from './redirect-hint.js';

export const preflightRedirect = defineCause({
  id: 'preflight-redirect',
  family: 'non-2xx',
  title: 'the preflight is redirected',
  claims: (fault) => fault.stage === 'preflight' && fault.check === 'redirect',
  detail: (fault, exchange) =>
    fault.check === 'redirect' ? redirectHint(exchange.preflight?.url ?? '', fault.location) : null,
  why: 'The server answers OPTIONS with a redirect, and a browser never follows a redirect of a preflight. The announced request is not sent.',
  commonReasons: [
    'a rule that sends http to https, or one host name to another',
    'a trailing slash that the framework or DirectorySlash adds',
    'a login page in front of the application',
  ],
  confirm:
    'Send the OPTIONS with curl -i and read Location: the page must call that URL, or the redirect must leave preflights alone.',
  shown: {
    chromium: 'PreflightDisallowedRedirect',
    firefox: 'CORSExternalRedirectNotAllowed and CORSPreflightDidNotSucceed3, or CORSMissingAllowOrigin2',
    webkit: 'Preflight response is not successful. Status code: 3xx',
  },
  remedies: [{ kind: 'stop-redirect' }],
});
