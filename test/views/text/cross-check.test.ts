import { expect, it } from 'vitest';
import type { CrossCheck } from '../../../src/model/report.js';
import { crossCheckSentences } from '../../../src/views/text/cross-check.js';
import { madeUpReport } from '../made-up-report.js';

const both: CrossCheck = {
  recordings: ['traffic.har'],
  compared: 14,
  matched: 14,
  changed: 0,
  neverLogged: [],
  clockAheadMs: 400,
};
const sentences = (changes: Partial<CrossCheck>) =>
  crossCheckSentences(madeUpReport({ crossCheck: { ...both, ...changes } }));

it('says that both agree', () => {
  expect(sentences({})).toEqual(["14 of 14 requests in traffic.har are in the log (the server's clock agrees)."]);
  expect(sentences({ clockAheadMs: -62_300 })[0]).toContain("the server's clock is 62 s behind");
});

it('names what was sent and never logged', () => {
  const source = { file: 'traffic.har', entry: 14 };
  const lost = { source, method: 'OPTIONS', url: 'https://api.example.com/a', time: null, status: 0 };
  expect(sentences({ matched: 12, neverLogged: [lost, lost] })[1]).toBe(
    '2 the browser sent, and the server never logged: OPTIONS https://api.example.com/a (traffic.har#14), OPTIONS https://api.example.com/a (traffic.har#14). Something in front of it answered, or it never arrived.',
  );
  expect(sentences({ matched: 4, neverLogged: [lost, lost, lost, lost] })[1]).toContain(
    '(traffic.har#14), and 7 more.',
  );
});

it('says where a status was changed, and where nothing can be compared', () => {
  expect(sentences({ changed: 2 })[1]).toMatch(/^2 of them with another status/);
  expect(sentences({ compared: 0, matched: 0 })).toEqual([
    'Nothing in traffic.har was sent to this server in the time of the log.',
  ]);
  expect(crossCheckSentences(madeUpReport())).toEqual([]);
});
