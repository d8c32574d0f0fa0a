import { judge } from '../../src/causes/judge.js';
import type { Finding } from '../../src/model/finding.js';
import type { Group, Report } from '../../src/model/report.js';
import { addToTally, createTally, mergeTallies } from '../../src/summary/tally.js';
import { toReport } from '../../src/summary/to-report.js';
import { exchange, logRecord } from '../helpers/records.js';

/** A 2xx preflight of a log without CORS headers. */
export type Asked = {
  readonly second: number;
  readonly client?: number;
  readonly origin?: string | null;
  readonly status?: number;
  readonly bytes?: number;
  readonly followed?: boolean;
  /** Of the request that followed. */
  readonly method?: string;
  /** The input ended before its request could be seen. */
  readonly pending?: boolean;
  readonly linkedBy?: readonly string[];
};

/** What an audit finds in these preflights of one endpoint. */
export function findingsOf(list: readonly Asked[]): readonly Finding[] {
  return list.map((asked, line) => {
    const { second, client = line, origin = 'https://app.example.com', status = 204, bytes = 441 } = asked;
    const parts = { time: second * 1000, client: `192.0.2.${client % 200}`, url: '/v1/items/17' };
    const source = { file: 'access.log', line };
    const preflight = logRecord({ ...parts, source, method: 'OPTIONS', status, marks: { bytesSent: bytes } });
    const request = asked.followed === true ? logRecord({ ...parts, method: asked.method ?? 'PUT' }) : null;
    const followUp = request !== null ? 'sent' : asked.pending === true ? 'unknown' : 'not-seen';
    const { linkedBy = [] } = asked;
    return judge(exchange({ preflight, request, followUp, origin, originInferred: true, linkedBy }));
  });
}

/** The report on findings that were cut into these slices, each with a tally of its own. */
export function mergedReport(slices: readonly (readonly Finding[])[]): Report {
  const whole = createTally();
  for (const slice of slices) {
    const tally = createTally();
    for (const finding of slice) addToTally(tally, finding);
    mergeTallies(whole, tally);
  }
  return toReport(whole, { tool: { name: 'preflight-audit', version: '0' }, sources: [], partial: false });
}

export function reportOn(list: readonly Asked[]): Report {
  return mergedReport([findingsOf(list)]);
}

/** Verdict, count and evidence of each group, blocked first. */
export function judged(list: readonly Asked[]): readonly Pick<Group, 'verdict' | 'certainty' | 'count' | 'evidence'>[] {
  return reportOn(list).groups.map(({ verdict, certainty, count, evidence }) => ({
    verdict,
    certainty,
    count,
    evidence,
  }));
}

export function times(count: number, asked: (index: number) => Asked): readonly Asked[] {
  return Array.from({ length: count }, (_, index) => asked(index));
}
