import { defineCause } from './cause.js';

export const actualAllowCredentialsInvalid = defineCause({
  id: 'actual-allow-credentials-invalid',
  family: 'response-blocked',
  title: 'Access-Control-Allow-Credentials of the response is not true',
  claims: (fault) => fault.stage === 'request' && fault.check === 'allow-credentials',
  why: 'The request was sent with credentials, but its response lacks Access-Control-Allow-Credentials: true. The server did the work and the browser hid the response from the page: what was written is written.',
  commonReasons: ['the header is set for OPTIONS only'],
  confirm: 'Send the request with curl -i and read Access-Control-Allow-Credentials.',
  shown: {
    chromium: 'InvalidAllowCredentials',
    firefox: 'CORSMissingAllowCredentials',
    webkit: 'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
  },
  remedies: [{ kind: 'allow-credentials' }],
});
