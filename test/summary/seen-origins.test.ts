import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeenOrigins } from '../../src/summary/seen-origins.js';

const app = 'https://app.example.com';
const admin = 'https://admin.example.com';

describe('createSeenOrigins', () => {
  it('knows the first and the last time, and the only client', () => {
    const seen = createSeenOrigins(10);
    seen.add(app, '192.0.2.7', 5000);
    seen.add(app, '192.0.2.7', 2000);
    seen.add(admin, null, null);
    expect(seen.among([app, admin, 'https://never.example'])).toEqual([
      {
        origin: app,
        first: '1970-01-01T00:00:02.000Z',
        last: '1970-01-01T00:00:05.000Z',
        clients: { count: 1, exact: true },
        onlyClient: '192.0.2.7',
      },
      { origin: admin, first: null, last: null, clients: null, onlyClient: null },
    ]);
  });

  it('estimates some clients, and does not pretend to count many', () => {
    const seen = createSeenOrigins(10);
    for (let i = 0; i < 12; i++) seen.add(app, `192.0.2.${i}`, 0);
    for (let i = 0; i < 5000; i++) seen.add(admin, `10.0.${i >> 8}.${i & 255}`, 0);
    const [few, many] = seen.among([app, admin]);
    expect(few?.clients?.exact).toBe(false);
    expect(few?.clients?.count).toBeGreaterThan(7);
    expect(few?.clients?.count).toBeLessThan(20);
    expect(many?.clients).toBeNull();
    expect(few?.onlyClient).toBeNull();
  });

  it('is bounded, and merges to the same however it was cut', () => {
    const one = fc.record({
      origin: fc.nat(30).map((n) => `https://app${n}.example.com`),
      client: fc.option(
        fc.nat(5).map((n) => `192.0.2.${n}`),
        { nil: null },
      ),
      time: fc.option(fc.nat(100), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 80 }), fc.nat(80), (list, cut) => {
        const of = (part: typeof list) => {
          const seen = createSeenOrigins(8);
          for (const { origin, client, time } of part) seen.add(origin, client, time);
          return seen;
        };
        const merged = of(list.slice(cut));
        merged.merge(of(list.slice(0, cut)));
        const origins = list.map(({ origin }) => origin);
        expect(merged.among(origins)).toEqual(of(list).among(origins));
        expect(merged.cells.entries().length).toBeLessThanOrEqual(8);
      }),
      { numRuns: 50 },
    );
  });
});
