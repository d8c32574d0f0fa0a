import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/causes/judge.js';
import type { ExchangeFinding } from '../../../src/model/finding.js';
import { createSameAnswers, sameAnswerWarnings } from '../../../src/summary/warnings/same-answers.js';
import { toWarningGroup } from '../../../src/summary/warnings/warned-place.js';
import { exchange, logRecord } from '../../helpers/records.js';

type Sizes = { readonly method?: string; readonly url?: string; readonly status?: number; readonly ok?: number } & {
  readonly preflight?: number;
  readonly request?: number;
  readonly line?: number;
};

function answered({
  method = 'PUT',
  url = '/v1/a',
  status = 200,
  ok = 200,
  line = 0,
  ...bytes
}: Sizes): ExchangeFinding {
  const { preflight: asked = 533, request: given = 533 } = bytes;
  const parts = { url, time: line * 1000, source: { file: 'access.log', line } };
  return judge(
    exchange({
      preflight: logRecord({ ...parts, method: 'OPTIONS', status: ok, marks: { bytesSent: asked } }),
      request: logRecord({ ...parts, method, status, marks: { bytesSent: given } }),
      followUp: 'sent',
    }),
  );
}

/** What a rule that answers everything leaves in a log. */
const everything = Array.from({ length: 12 }, (_, line) =>
  answered({ line, method: line % 2 === 0 ? 'PUT' : 'GET', url: `/v1/${'abcd'[line % 4]}` }),
);

function tallyOf(findings: readonly ExchangeFinding[]) {
  const tally = createSameAnswers();
  for (const finding of findings) tally.add(finding);
  return tally;
}

const warningsOf = (findings: readonly ExchangeFinding[]) => sameAnswerWarnings(tallyOf(findings));

describe('sameAnswerWarnings', () => {
  it('where several methods and paths all get 200 and one size', () => {
    const [found] = warningsOf(everything);
    expect(found).toMatchObject({ id: 'same-answer-to-everything', count: 12, certainty: 'likely' });
    expect(found?.evidence).toEqual([
      'OPTIONS, GET, PUT on 4 different paths: all of them were answered 200 with 533 bytes.',
    ]);
    expect(found === undefined ? null : toWarningGroup(found).path).toBe('/v1/*');
  });

  it('bears the bytes by which Keep-Alive differs', () => {
    expect(warningsOf([...everything, answered({ request: 534 })])).toHaveLength(1);
  });

  it.each<readonly [string, Sizes]>([
    ['another size of one request', { request: 900 }],
    ['another size of one preflight', { preflight: 0 }],
    ['another status of one request', { status: 404 }],
    ['another status of one preflight', { ok: 204 }],
  ])('not after %s', (_, other) => {
    expect(warningsOf([...everything, answered(other)])).toEqual([]);
    expect(warningsOf([answered(other), ...everything])).toEqual([]);
  });

  it('not of few requests, one method, two paths, small answers, or where sizes are not recorded', () => {
    expect(warningsOf(everything.slice(0, 9))).toEqual([]);
    expect(warningsOf(everything.map((_, line) => answered({ line, url: `/v1/${'abcd'[line % 4]}` })))).toEqual([]);
    expect(warningsOf(everything.map((_, line) => answered({ line, method: line % 2 ? 'GET' : 'PUT' })))).toEqual([]);
    const sized = (bytes: number) =>
      everything.map((_, line) =>
        answered({
          line,
          method: line % 2 ? 'GET' : 'PUT',
          url: `/v1/${'abcd'[line % 4]}`,
          preflight: bytes,
          request: bytes,
        }),
      );
    expect(warningsOf(sized(199))).toEqual([]);
    expect(warningsOf(sized(0))).toEqual([]);
  });

  it('merges to the same however the findings were cut', () => {
    const merged = createSameAnswers();
    for (const part of [everything.slice(7), everything.slice(0, 7)]) merged.merge(tallyOf(part));
    expect(sameAnswerWarnings(merged).map(toWarningGroup)).toEqual(warningsOf(everything).map(toWarningGroup));
    merged.merge(tallyOf([answered({ request: 900 })]));
    expect(sameAnswerWarnings(merged)).toEqual([]);
  });
});
