import { describe, expect, it } from 'vitest';
import { findStretch } from '../../src/summary/onset.js';
import { cellsOf, randomFrom } from './cells.js';

const passes = (count: number) => '.'.repeat(count);
const failures = (count: number) => 'F'.repeat(count);

describe('findStretch', () => {
  it('finds where it began and ended, to the failure', () => {
    expect(findStretch(cellsOf(passes(100) + failures(30) + passes(50)))).toEqual({
      first: 100,
      last: 129,
      began: true,
      ended: true,
      before: { failed: 0, judged: 100 },
      during: { failed: 30, judged: 30 },
      after: { failed: 0, judged: 50 },
    });
  });

  it('sees what goes on at the end of the input', () => {
    expect(findStretch(cellsOf(`${passes(100)}${failures(30)}`))).toMatchObject({ began: true, ended: false });
    expect(findStretch(cellsOf(`${passes(200)}${'F..F.'.repeat(20)}..`))).toMatchObject({ first: 200, ended: false });
  });

  it('sees what was going on when the input begins', () => {
    expect(findStretch(cellsOf(failures(30) + passes(100)))).toMatchObject({ began: false, ended: true, last: 29 });
  });

  it('finds a stretch in which only some fail', () => {
    const stretch = findStretch(cellsOf(passes(300) + '..F.F'.repeat(30) + passes(300)));
    expect(stretch).toMatchObject({ first: 302, last: 449, during: { failed: 60, judged: 148 } });
  });

  it('is not misled by a failure long before', () => {
    const stretch = findStretch(cellsOf(`${passes(50)}F${passes(60)}${failures(40)}`));
    expect(stretch).toMatchObject({ first: 111, before: { failed: 1, judged: 111 } });
  });

  it.each([
    ['nothing failed', passes(500)],
    ['all failed from the beginning to the end', failures(500)],
    ['hardly anything was seen', `${passes(5)}${failures(4)}`],
    ['few failed at the end of little', `${passes(8)}${failures(6)}`],
    ['it fails evenly', '....F'.repeat(100)],
  ])('finds none where %s', (_, pattern) => {
    expect(findStretch(cellsOf(pattern))).toBeNull();
  });

  it('finds none where one client of many fails', () => {
    const crowd = Array.from({ length: 400 }, (_, i) => cellOf(i, i % 20, false));
    const unlucky = Array.from({ length: 15 }, (_, i) => cellOf(400 + i, 3, true));
    const later = Array.from({ length: 400 }, (_, i) => cellOf(415 + i, i % 20, false));
    expect(findStretch([...crowd, ...unlucky, ...later])).toBeNull();
  });

  it('finds one where the only client there is fails', () => {
    expect(findStretch(cellsOf(passes(60) + failures(20), 1))).toMatchObject({ first: 60, ended: false });
  });

  it('makes no incident of scattered failures', () => {
    const random = randomFrom(7);
    for (const rate of [0.003, 0.01, 0.05, 0.3]) {
      for (let run = 0; run < 100; run++) {
        const pattern = Array.from({ length: 1500 }, () => (random() < rate ? 'F' : '.')).join('');
        expect(findStretch(cellsOf(pattern))).toBeNull();
      }
    }
  });
});

function cellOf(second: number, client: number, failed: boolean) {
  const bit = 1 << client;
  return {
    second,
    judged: 1,
    failed: failed ? 1 : 0,
    firstFailed: failed ? second : Number.POSITIVE_INFINITY,
    lastFailed: failed ? second : 0,
    judgedClients: bit,
    failedClients: failed ? bit : 0,
  };
}
