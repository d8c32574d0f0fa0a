import { describe, expect, it } from 'vitest';
import type { Fault } from '../../src/causes/cause.js';
import { causes, findCause } from '../../src/causes/index.js';
import { nameCauses } from '../../src/causes/name-causes.js';
import { exchange } from '../helpers/records.js';

/** The contract, in its order. */
const promised = `preflight-redirect preflight-auth-required preflight-forbidden preflight-not-found
  preflight-method-not-handled preflight-status-other preflight-server-error preflight-gateway-error
  preflight-allow-origin-missing preflight-method-not-allowed preflight-header-not-allowed
  preflight-allow-credentials-invalid preflight-allow-origin-multiple preflight-allow-origin-invalid
  preflight-allow-origin-mismatch preflight-wildcard-with-credentials preflight-allow-methods-malformed
  preflight-allow-headers-malformed preflight-ok-no-request preflight-network-error local-network-access-denied
  actual-network-error actual-allow-origin-missing actual-allow-origin-multiple actual-allow-origin-invalid
  actual-allow-origin-mismatch actual-wildcard-with-credentials actual-allow-credentials-invalid
  redirect-hop-blocked redirect-origin-null redirect-with-userinfo refused-before-network not-cors`.split(/\s+/);

describe('causes', () => {
  it('are those of the contract, each once', () => {
    expect(causes.map(({ id }) => id).sort()).toEqual([...promised].sort());
  });

  it.each(causes)('$id has complete texts', (cause) => {
    expect(cause.why).toMatch(/^[A-Z].*\.$/);
    expect(cause.confirm).toMatch(/\.$/);
    expect(cause.title).not.toMatch(/[.!]$/);
    expect(cause.commonReasons.length).toBeGreaterThan(0);
    expect(cause.remedies.length).toBeGreaterThan(0);
    expect(Object.values(cause.shown).every((text) => text !== '')).toBe(true);
  });

  it('are found by id', () => {
    expect(findCause('preflight-not-found')?.family).toBe('non-2xx');
    expect(findCause('__proto__')).toBeNull();
  });
});

describe('nameCauses', () => {
  it.each<[number, string]>([
    [401, 'preflight-auth-required'],
    [407, 'preflight-auth-required'],
    [403, 'preflight-forbidden'],
    [404, 'preflight-not-found'],
    [405, 'preflight-method-not-handled'],
    [501, 'preflight-method-not-handled'],
    [500, 'preflight-server-error'],
    [502, 'preflight-gateway-error'],
    [503, 'preflight-gateway-error'],
    [504, 'preflight-gateway-error'],
    [304, 'preflight-status-other'],
    [429, 'preflight-status-other'],
    [505, 'preflight-status-other'],
    [100, 'preflight-status-other'],
  ])('status %i: %s', (status, id) => {
    expect(nameCauses([{ stage: 'preflight', check: 'status', status }], exchange({}))).toEqual([id]);
  });

  it('names every fault of the standard', () => {
    const faults: readonly Fault[] = (['preflight', 'request'] as const).flatMap((stage): Fault[] => [
      { stage, check: 'response', error: null },
      { stage, check: 'allow-origin', reason: 'missing', value: null },
      { stage, check: 'allow-origin', reason: 'multiple', value: 'a, b' },
      { stage, check: 'allow-origin', reason: 'invalid', value: '' },
      { stage, check: 'allow-origin', reason: 'mismatch', value: 'null' },
      { stage, check: 'allow-origin', reason: 'wildcard-with-credentials', value: '*' },
      { stage, check: 'allow-credentials', value: null },
    ]);
    expect(nameCauses(faults, exchange({}))).toHaveLength(faults.length);
  });

  it('names a cause once', () => {
    const fault: Fault = { stage: 'preflight', check: 'no-request' };
    expect(nameCauses([fault, fault], exchange({}))).toEqual(['preflight-ok-no-request']);
  });
});
