import { defineCause } from './cause.js';

export const refusedBeforeNetwork = defineCause({
  id: 'refused-before-network',
  family: 'not-cors',
  title: 'the browser refused the request before the network',
  claims: (fault) => fault.check === 'refused',
  why: 'The browser refused the request by itself: no server was asked. Only the page can be changed.',
  commonReasons: [
    'mode: "same-origin" for another origin',
    'mode: "no-cors" with redirect other than follow',
    'a scheme that knows no CORS, such as file:',
  ],
  confirm: "Read the browser's console: the message names the mode or the scheme.",
  shown: {
    chromium: 'DisallowedByMode, CorsDisabledScheme, NoCorsRedirectModeNotFollow',
    firefox: 'CORSDisabled, CORSRequestNotHttp, CORSOriginHeaderNotAdded',
    webkit: 'nothing of its own',
  },
  remedies: [{ kind: 'look-at-application' }],
});
