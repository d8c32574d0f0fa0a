/** The library: pure functions over async iterables, no console, no process. */
export { audit } from './audit.js';
export type { AuditOptions, AuditProblem, Progress, Recognised } from './audit-options.js';
export { type CauseId, causes } from './causes/index.js';
export type { PreflightFacts, ResponseFacts } from './cors/facts.js';
export { needsPreflight } from './cors/needs-preflight.js';
export { preflightCacheLifetime } from './cors/preflight-cache.js';
export { checkPreflight } from './cors/preflight-check.js';
export { checkResponse } from './cors/response-check.js';
export { compileLogFormat, type LogParser } from './formats/apache-log-parser/log-parser.js';
export { openSource, openSources } from './input/open-sources.js';
export type { InputError, Opened, Source } from './input/source.js';
export { defaultWindowMs } from './link/default-window.js';
export type { BodyFindings, CodePlace, Platform, ServerException } from './model/exception.js';
export type { Exchange, FollowUp, OptionsKind, PlainOptions } from './model/exchange.js';
export type { ExchangeFinding, Finding, OptionsFinding, UnreadableFinding } from './model/finding.js';
export type { HeaderBag, HeaderLine, HttpRecord } from './model/http-record.js';
export type { ExchangeRecord, Group, Report, SourceReport, WarningReport } from './model/report.js';
export type {
  Certainty,
  CheckResult,
  CredentialsMode,
  Engine,
  EngineReport,
  Failure,
  MissingEvidence,
  Stage,
  Verdict,
} from './model/verdict.js';
