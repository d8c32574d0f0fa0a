import { defineCause } from './cause.js';

export const preflightAllowMethodsMalformed = defineCause({
  id: 'preflight-allow-methods-malformed',
  family: 'wrong-header',
  title: 'Access-Control-Allow-Methods cannot be parsed',
  claims: (fault) => fault.stage === 'preflight' && fault.check === 'allow-methods',
  why: 'Access-Control-Allow-Methods must be a list of tokens separated by commas; one bad element makes the whole header fail, even for a request that did not need it.',
  commonReasons: ['semicolons or blanks instead of commas', 'quotation marks or brackets around the list'],
  confirm: 'Send the OPTIONS with curl -i and read Access-Control-Allow-Methods.',
  shown: {
    chromium: 'InvalidAllowMethodsPreflightResponse',
    firefox: 'CORSInvalidAllowMethod',
    webkit: 'Header Access-Control-Allow-Methods has an invalid value',
  },
  remedies: [{ kind: 'list-methods' }],
});
