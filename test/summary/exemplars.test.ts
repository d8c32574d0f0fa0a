import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ExchangeFinding } from '../../src/model/finding.js';
import { mainRecord } from '../../src/summary/exchange-record.js';
import { createExemplars } from '../../src/summary/exemplars.js';
import { findings } from '../helpers/findings.js';

const exchanges = findings.map((list) =>
  list.flatMap((one) => (one.type === 'preflight' || one.type === 'request' ? [one] : [])),
);
const verdicts = fc.constantFrom('blocked' as const, 'undecided' as const);

function keep(list: readonly ExchangeFinding[], capacity: number) {
  const exemplars = createExemplars(() => capacity);
  for (const finding of list) exemplars.add(finding);
  return exemplars;
}

it('keeps the same whatever the order, and however it was cut and merged', () => {
  fc.assert(
    fc.property(exchanges, verdicts, fc.nat(100), (some, verdict, cut) => {
      const list = some.map((finding) => ({ ...finding, verdict }));
      const whole = keep(list, 7).all();
      expect(keep(list.toReversed(), 7).all()).toEqual(whole);
      const merged = keep(list.slice(cut), 7);
      merged.merge(keep(list.slice(0, cut), 7));
      expect(merged.all()).toEqual(whole);
    }),
  );
});

it('keeps the same where less may be kept from some time on', () => {
  fc.assert(
    fc.property(exchanges, verdicts, fc.nat(100), (some, verdict, cut) => {
      const list = some.map((finding) => ({ ...finding, verdict }));
      let capacity = 20;
      const exemplars = createExemplars(() => capacity);
      for (const [i, finding] of list.entries()) {
        if (i === cut) capacity = 5;
        exemplars.add(finding);
      }
      capacity = 5;
      expect(exemplars.all()).toEqual(keep(list, 5).all());
    }),
  );
});

it('keeps the first failures', () => {
  fc.assert(
    fc.property(exchanges, (some) => {
      const list = some.map((finding) => ({ ...finding, verdict: 'blocked' as const }));
      const times = list.map((finding) => mainRecord(finding).time ?? Number.MAX_VALUE).sort((a, b) => a - b);
      const kept = keep(list, 7).all();
      expect(kept.map((finding) => mainRecord(finding).time ?? Number.MAX_VALUE)).toEqual(times.slice(0, 7));
    }),
  );
});

it('draws alike wherever the lines stand', () => {
  fc.assert(
    fc.property(exchanges, (some) => {
      const list = some.map((finding) => ({ ...finding, verdict: 'undecided' as const }));
      const moved = list.map((finding, i) => {
        const record = { ...mainRecord(finding), source: { file: i % 2 === 0 ? 'b.log' : 'a.log', line: 1000 - i } };
        const isPreflight = finding.exchange.preflight !== null;
        return { ...finding, exchange: { ...finding.exchange, [isPreflight ? 'preflight' : 'request']: record } };
      });
      const contents = (of: readonly ExchangeFinding[]) =>
        keep(of, 7)
          .all()
          .map((finding) => ({ ...mainRecord(finding), source: null }));
      expect(contents(moved)).toEqual(contents(list));
    }),
  );
});

it('keeps no failure of a time for which it says so', () => {
  fc.assert(
    fc.property(exchanges, (some) => {
      const list = some.map((finding) => ({ ...finding, verdict: 'blocked' as const }));
      const exemplars = keep(list, 7);
      const before = exemplars.all();
      for (const finding of list) {
        const { time } = mainRecord(finding);
        if (time === null || exemplars.mayKeep(time)) continue;
        exemplars.add(finding);
        expect(exemplars.all()).toEqual(before);
      }
      expect(exemplars.mayKeep(Number.NaN)).toBe(true);
    }),
  );
});
