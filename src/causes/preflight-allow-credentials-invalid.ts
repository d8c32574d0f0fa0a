import { defineCause } from './cause.js';

export const preflightAllowCredentialsInvalid = defineCause({
  id: 'preflight-allow-credentials-invalid',
  family: 'missing-header',
  title: 'Access-Control-Allow-Credentials is not true',
  claims: (fault) => fault.stage === 'preflight' && fault.check === 'allow-credentials',
  why: 'A request with credentials needs Access-Control-Allow-Credentials with exactly the value true, in lower case and once.',
  commonReasons: ['the header is missing, False or True, or sent twice'],
  confirm: 'Send the OPTIONS with curl -i and read Access-Control-Allow-Credentials.',
  shown: {
    chromium: 'PreflightInvalidAllowCredentials',
    firefox: 'CORSMissingAllowCredentials',
    webkit: 'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
  },
  remedies: [{ kind: 'allow-credentials' }],
});
