import { expect, it } from 'vitest';
import { checkPreflight } from '../../../src/cors/preflight-check.js';
import { headers, logged } from '../../helpers/records.js';

const facts = {
  origin: 'https://app.example.com',
  credentials: 'not-include',
  status: 404,
  error: null,
  url: 'https://api.example.com/v1',
  requestMethod: 'PUT',
  requestHeaders: [],
} as const;

it('lets each engine speak in its own order of checks', () => {
  const { engines } = checkPreflight({ ...facts, responseHeaders: headers({}) });
  expect(engines.chromium?.error).toBe('PreflightMissingAllowOriginHeader');
  expect(engines.firefox?.error).toBe('CORSMissingAllowOrigin2');
  expect(engines.webkit?.message).toContain('Status code: 404');
});

it('leaves an engine out whose first check lacks its facts', () => {
  const { engines } = checkPreflight({ ...facts, responseHeaders: logged({}) });
  expect(Object.keys(engines)).toEqual(['webkit']);
});

it('says nothing of a preflight that passes', () => {
  const allow = { 'access-control-allow-origin': '*', 'access-control-allow-methods': 'PUT' };
  expect(checkPreflight({ ...facts, status: 204, responseHeaders: headers(allow) }).engines).toEqual({});
});
