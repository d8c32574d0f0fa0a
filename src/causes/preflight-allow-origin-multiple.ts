import { defineCause } from './cause.js';

export const preflightAllowOriginMultiple = defineCause({
  id: 'preflight-allow-origin-multiple',
  family: 'wrong-header',
  title: 'Access-Control-Allow-Origin is sent more than once',
  claims: (fault) => fault.stage === 'preflight' && fault.check === 'allow-origin' && fault.reason === 'multiple',
  why: 'A browser accepts exactly one value in Access-Control-Allow-Origin, even where two are equal.',
  commonReasons: [
    "Header always set beside Header set, or beside the application's own header",
    'a list of origins in one header',
  ],
  confirm: 'Send the OPTIONS with curl -i: the header stands twice, or holds a comma or a space.',
  shown: {
    chromium: 'PreflightMultipleAllowOriginValues',
    firefox: 'CORSMultipleAllowOriginNotAllowed for several lines, CORSAllowOriginNotMatchingOrigin for one line',
    webkit: 'Access-Control-Allow-Origin cannot contain more than one origin.',
  },
  remedies: [{ kind: 'send-header-once' }],
});
