import { describe, expect, test } from 'vitest';
import { inferCredentials } from '../../src/cors/infer-credentials.js';
import { checkPreflight } from '../../src/cors/preflight-check.js';
import { nothingRecorded } from '../../src/model/http-record.js';
import { bag, type Headers, passing, preflight } from './facts.js';

const judged = (headers: Headers | null) => {
  const responseHeaders = headers === null ? nothingRecorded : bag({ ...passing, ...headers });
  return [
    checkPreflight(preflight({ responseHeaders, credentials: 'include' })),
    checkPreflight(preflight({ responseHeaders, credentials: 'not-include' })),
  ] as const;
};

describe('where only a request with credentials would fail', () => {
  const both = judged({ origin: '*' });
  const inferred = (followUp: 'sent' | 'never-sent' | 'not-seen' | 'unknown', cookieSent = false) => {
    const { credentials, certainty, result } = inferCredentials(...both, { followUp, cookieSent });
    return [credentials, certainty, result.outcome];
  };

  test('one that was sent had none', () => {
    expect(inferred('sent')).toEqual(['not-include', 'certain', 'pass']);
    expect(inferred('sent', true)).toEqual(['not-include', 'likely', 'pass']);
  });

  test('one that was held back had them, as it seems', () => {
    expect(inferred('never-sent')).toEqual(['include', 'likely', 'fail']);
  });

  test('a cookie proves them', () => {
    expect(inferred('not-seen', true)).toEqual(['include', 'certain', 'fail']);
  });

  test('without evidence it stays open', () => {
    expect(inferred('not-seen')).toEqual(['unknown', 'possible', 'undecided']);
    expect(inferred('unknown')).toEqual(['unknown', 'possible', 'undecided']);
    const { result } = inferCredentials(...both, { followUp: 'unknown', cookieSent: false });
    expect(result.failures.every(({ onlyWithCredentials }) => onlyWithCredentials)).toBe(true);
    expect(result.missing).toEqual(['credentials-mode']);
  });
});

test('where both modes agree there is nothing to infer', () => {
  const evidence = { followUp: 'never-sent', cookieSent: false } as const;
  expect(inferCredentials(...judged({ credentials: 'true' }), evidence)).toMatchObject({
    credentials: 'unknown',
    certainty: 'certain',
    result: { outcome: 'pass' },
  });
  expect(inferCredentials(...judged({ origin: null }), evidence)).toMatchObject({
    credentials: 'unknown',
    certainty: 'certain',
    result: { outcome: 'fail' },
  });
  expect(inferCredentials(...judged(null), evidence)).toMatchObject({
    credentials: 'unknown',
    certainty: 'possible',
    result: { outcome: 'undecided' },
  });
});

test('a cookie decides also where the rest is not recorded', () => {
  expect(inferCredentials(...judged(null), { followUp: 'sent', cookieSent: true }).credentials).toBe('include');
});
