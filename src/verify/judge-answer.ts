import { nameCauses } from '../causes/name-causes.js';
import type { JudgedResponse } from '../cors/examination.js';
import type { ResponseFacts } from '../cors/facts.js';
import { checkPreflight } from '../cors/preflight-check.js';
import { checkResponse } from '../cors/response-check.js';
import type { Exchange } from '../model/exchange.js';
import type { HttpRecord } from '../model/http-record.js';
import type { CredentialsMode } from '../model/verdict.js';
import type { Probe } from './probe.js';
import type { Answer, Outgoing } from './send.js';
import type { Judged } from './verification.js';

export type Sent = {
  readonly outgoing: Outgoing;
  readonly answer: Answer;
  /** What was asked for, absolute. */
  readonly url: string;
  /** Of the page's request, as far as its failure showed it. */
  readonly credentials: CredentialsMode;
};

/** Judges the answer to a preflight, or to the request behind it, as browsers do. */
export function judgeAnswer(probe: Probe, sent: Sent): Judged {
  const { outgoing, answer, credentials } = sent;
  const check = (mode: CredentialsMode) => checkOne(probe, sent, mode);
  const result = check(credentials === 'include' ? 'include' : 'not-include');
  const exchange = toExchange(probe, sent);
  const passes = result.outcome === 'pass';
  return {
    sent: outgoing.method,
    status: answer.status,
    passes,
    causes: nameCauses(result.failures, exchange),
    withCredentials: passes && credentials === 'unknown' ? nameCauses(check('include').failures, exchange) : [],
    error: answer.error,
    message: result.engines.chromium?.message ?? null,
  };
}

function checkOne(probe: Probe, { outgoing, answer, url }: Sent, credentials: CredentialsMode): JudgedResponse {
  const facts: ResponseFacts = {
    origin: probe.origin,
    credentials,
    status: answer.status,
    error: answer.error,
    responseHeaders: { lines: answer.headers, recorded: 'all', repeats: 'kept' },
    url,
  };
  if (outgoing.method !== 'OPTIONS') return checkResponse(facts);
  return checkPreflight({ ...facts, requestMethod: probe.method, requestHeaders: probe.headers });
}

/** What causes are named after. */
function toExchange(probe: Probe, { outgoing, answer, url }: Sent): Exchange {
  const record: HttpRecord = {
    source: { file: 'target', entry: 0 },
    time: null,
    timeResolution: 1,
    client: null,
    host: null,
    url,
    method: outgoing.method,
    requestHeaders: { lines: Object.entries(outgoing.headers), recorded: 'all', repeats: 'kept' },
    status: answer.status,
    responseHeaders: { lines: answer.headers, recorded: 'all', repeats: 'kept' },
    sent: true,
    marks: {},
  };
  const isPreflight = outgoing.method === 'OPTIONS';
  return {
    preflight: isPreflight ? record : null,
    request: isPreflight ? null : record,
    followUp: isPreflight ? 'unknown' : 'sent',
    origin: probe.origin,
    originInferred: false,
    redirectedFrom: null,
    redirectFollowed: null,
    coveredBy: null,
    linkedBy: [],
  };
}
