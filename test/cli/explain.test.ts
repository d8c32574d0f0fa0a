import { describe, expect, it } from 'vitest';
import { causes } from '../../src/causes/index.js';
import { explain } from '../../src/cli/explain.js';

describe('explain', () => {
  it('knows every cause and every warning', () => {
    for (const { id } of causes) expect(explain(id, 80).startsWith(`${id} (`)).toBe(true);
    expect(explain('vary-origin-missing', 80)).toContain('a warning, never a verdict');
  });

  it('lists them where none is named', () => {
    expect(explain(null, 100)).toContain('preflight-redirect');
  });

  it('suggests what was meant', () => {
    expect(() => explain('preflight-redirct', 80)).toThrow(
      'there is no cause "preflight-redirct"; did you mean preflight-redirect?',
    );
    expect(() => explain('xyzzy', 80)).toThrow('there is no cause "xyzzy"; preflight-audit explain lists them all');
    expect(() => explain('__proto__', 80)).toThrow('there is no cause');
  });
});
