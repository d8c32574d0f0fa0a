import { defineCause } from './cause.js';

export const notCors = defineCause({
  id: 'not-cors',
  family: 'not-cors',
  title: 'stopped by something other than CORS',
  claims: (fault) => fault.check === 'not-cors',
  why: 'The request was stopped, but not by a CORS check: the page aborted it, or a content security policy, an ad blocker or mixed content stopped it.',
  commonReasons: ['the page was left or the fetch aborted', 'an ad blocker or a content security policy'],
  confirm: "Read the browser's console and the recorder's own error text.",
  shown: {
    chromium: 'net::ERR_ABORTED, net::ERR_BLOCKED_BY_CLIENT and others',
    firefox: 'other codes',
    webkit: 'other texts',
  },
  remedies: [{ kind: 'look-at-network' }],
});
