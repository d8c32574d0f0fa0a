import { defineCause } from './cause.js';

export const redirectWithUserinfo = defineCause({
  id: 'redirect-with-userinfo',
  family: 'response-blocked',
  title: 'a redirect to a URL with a user name',
  claims: (fault) => fault.check === 'location-userinfo',
  why: 'The Location of a redirect carries a user name or a password; a cross-origin request must not follow it.',
  commonReasons: ['a gateway that puts credentials into the URL it redirects to'],
  confirm: 'Send the request with curl -i and read Location.',
  shown: {
    chromium: 'RedirectContainsCredentials',
    firefox: 'CORSDidNotSucceed2',
    webkit: 'Cross-origin redirection denied by Cross-Origin Resource Sharing policy',
  },
  remedies: [{ kind: 'stop-redirect' }],
});
