import { expect, test } from 'vitest';
import { generateHar, type HarShape } from './generate-har.js';

const textOf = (shape: HarShape) => [...generateHar(shape)].map(({ text }) => text).join('');

type Recording = {
  readonly log: {
    readonly entries: readonly {
      readonly request: { readonly method: string };
      readonly response: { readonly status: number };
    }[];
  };
};

test.each([
  { bytes: 2e6, bodies: 'small', indented: true },
  { bytes: 2e6, bodies: 'small', indented: false },
  { bytes: 8e6, bodies: 'large', indented: true },
] as const)('a made recording is the same each time, and a tenth of it preflights: %o', (shape) => {
  const text = textOf(shape);
  expect(text).toBe(textOf(shape));
  expect(text.length / shape.bytes).toBeGreaterThan(0.9);
  const { entries }: Recording['log'] = (JSON.parse(text) as Recording).log;
  expect([...generateHar(shape)].reduce((sum, { count }) => sum + count, 0)).toBe(entries.length);
  const preflights = entries.filter(({ request }) => request.method === 'OPTIONS');
  expect(preflights.length / entries.length).toBeCloseTo(0.1, 1);
  if (shape.bodies === 'small') {
    expect(preflights.filter(({ response }) => response.status === 404).length / preflights.length).toBeCloseTo(0.1, 1);
  }
});
