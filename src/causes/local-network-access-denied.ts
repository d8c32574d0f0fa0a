import { defineCause } from './cause.js';
import { isLocalNetworkError } from './network-errors.js';

export const localNetworkAccessDenied = defineCause({
  id: 'local-network-access-denied',
  family: 'network',
  title: 'the browser denied access to the local network',
  claims: (fault) => fault.stage === 'preflight' && fault.check === 'response' && isLocalNetworkError(fault.error),
  why: 'The page comes from a public address and asks for one in a local network; the permission for it was refused, and nothing reached the server.',
  commonReasons: [
    'the user or a policy refused the permission prompt',
    'the page runs headless, where the default is to refuse',
  ],
  confirm: 'Look for a permission prompt about the local network in the browser; the server never sees these requests.',
  shown: {
    chromium: 'LocalNetworkAccessPermissionDenied',
    firefox: 'its own permission prompt',
    webkit: 'not implemented',
  },
  remedies: [{ kind: 'look-at-network' }],
});
