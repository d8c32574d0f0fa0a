import { defineCause } from './cause.js';

export const actualAllowOriginMultiple = defineCause({
  id: 'actual-allow-origin-multiple',
  family: 'response-blocked',
  title: 'the response has Access-Control-Allow-Origin more than once',
  claims: (fault) => fault.stage === 'request' && fault.check === 'allow-origin' && fault.reason === 'multiple',
  why: 'The request was sent, but its response carries several values of Access-Control-Allow-Origin. The server did the work and the browser hid the response from the page: what was written is written.',
  commonReasons: ["Header always set beside Header set, or beside the application's own header"],
  confirm: 'Send the request with curl -i: the header stands twice, or holds a comma or a space.',
  shown: {
    chromium: 'MultipleAllowOriginValues',
    firefox: 'CORSMultipleAllowOriginNotAllowed for several lines, CORSAllowOriginNotMatchingOrigin for one line',
    webkit: 'Access-Control-Allow-Origin cannot contain more than one origin.',
  },
  remedies: [{ kind: 'send-header-once' }],
});
