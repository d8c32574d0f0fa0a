import { defineCause } from './cause.js';

export const preflightAllowHeadersMalformed = defineCause({
  id: 'preflight-allow-headers-malformed',
  family: 'wrong-header',
  title: 'Access-Control-Allow-Headers cannot be parsed',
  claims: (fault) => fault.stage === 'preflight' && fault.check === 'allow-headers',
  why: 'Access-Control-Allow-Headers must be a list of tokens separated by commas; one bad element makes the whole header fail, even for a request that did not need it.',
  commonReasons: ['semicolons or blanks instead of commas', 'quotation marks or brackets around the list'],
  confirm: 'Send the OPTIONS with curl -i and read Access-Control-Allow-Headers.',
  shown: {
    chromium: 'InvalidAllowHeadersPreflightResponse',
    firefox: 'CORSInvalidAllowHeader',
    webkit: 'Header Access-Control-Allow-Headers has an invalid value',
  },
  remedies: [{ kind: 'list-headers' }],
});
