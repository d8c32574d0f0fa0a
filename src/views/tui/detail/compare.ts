import type { CorsHeaders, ExchangeRecord, Exemplar, FailedCheck } from '../../../model/report.js';
import type { CheckName, Stage } from '../../../model/verdict.js';

/** How a row of the comparison came out: `unknown` where the source does not say. */
export type Mark = 'passed' | 'failed' | 'unknown' | 'none';

export type Comparison = {
  readonly what: string;
  readonly asked: string;
  readonly answered: string;
  readonly mark: Mark;
  /** What it stumbled over. */
  readonly over: string;
};

/** What the browser asked beside what the server allowed, in the order of the checks. Raw strings. */
export function comparePreflight(record: ExchangeRecord | Exemplar): readonly Comparison[] {
  const answer = answersOf(record)?.preflight ?? null;
  const row = rowMaker(record, 'preflight');
  const method = record.requestMethod;
  const names = record.requestHeaders;
  return [
    row('status', '200 to 299', statusText(record.status), ['status', 'redirect', 'response'], record.status !== null),
    originRow(record, answer, row),
    row('credentials', credentialsText(record), join(answer, 'access-control-allow-credentials'), [
      'allow-credentials',
    ]),
    row('method', method ?? notRecorded, join(answer, 'access-control-allow-methods'), ['method', 'allow-methods']),
    row(
      'headers',
      names === null ? notRecorded : names.join(', ') || 'none',
      join(answer, 'access-control-allow-headers'),
      ['headers', 'allow-headers'],
    ),
    ...extras(answer),
  ];
}

/** Where no header allows the origin, only the recorded failure says that this mattered. */
function originRow(record: ExchangeRecord, answer: CorsHeaders | null, row: ReturnType<typeof rowMaker>): Comparison {
  const asked = originText(record);
  const answered = join(answer, 'access-control-allow-origin');
  const known = asked !== notRecorded && answered !== notRecorded && answered !== notSent;
  return row('origin', asked, answered, ['allow-origin'], known);
}

/** The same for the response to the request itself. */
export function compareRequest(record: ExchangeRecord | Exemplar): readonly Comparison[] {
  const answer = answersOf(record)?.request ?? null;
  const status = record.type === 'request' ? record.status : (record.request?.status ?? null);
  const row = rowMaker(record, 'request');
  return [
    row('status', 'any', statusText(status), ['response', 'redirect'], status !== null),
    originRow(record, answer, row),
    row('credentials', credentialsText(record), join(answer, 'access-control-allow-credentials'), [
      'allow-credentials',
    ]),
    ...extras(answer),
  ];
}

const notRecorded = 'not recorded';
const notSent = 'not sent';

function answersOf(record: ExchangeRecord | Exemplar): Exemplar['answers'] | null {
  return 'answers' in record ? (record.answers ?? null) : null;
}

function rowMaker(record: ExchangeRecord | Exemplar, stage: Stage) {
  const failed: readonly FailedCheck[] = 'failedChecks' in record ? (record.failedChecks ?? []) : [];
  return (
    what: string,
    asked: string,
    answered: string,
    checks: readonly CheckName[],
    known = asked !== notRecorded && answered !== notRecorded,
  ): Comparison => {
    const failure = failed.find((one) => one.stage === stage && checks.includes(one.check));
    if (failure !== undefined) return { what, asked, answered, mark: 'failed', over: failure.what.join(', ') };
    return { what, asked, answered, mark: known ? 'passed' : 'unknown', over: '' };
  };
}

function join(answer: CorsHeaders | null, name: keyof CorsHeaders): string {
  const values = answer?.[name] ?? null;
  if (values === null) return notRecorded;
  return values.length === 0 ? notSent : values.join(', ');
}

function extras(answer: CorsHeaders | null): readonly Comparison[] {
  const names = ['access-control-max-age', 'vary', 'location'] as const;
  return names.flatMap((name) => {
    const values = answer?.[name] ?? [];
    if (values.length === 0) return [];
    const what = name === 'access-control-max-age' ? 'max-age' : name;
    return [{ what, asked: '', answered: values.join(', '), mark: 'none' as const, over: '' }];
  });
}

function statusText(status: number | null): string {
  if (status === null) return notRecorded;
  return status === 0 ? 'no response' : String(status);
}

function originText({ origin, originInferred }: ExchangeRecord): string {
  if (origin === null) return notRecorded;
  return originInferred === true ? `${origin} (from Referer)` : origin;
}

/** The mode is in no log and no HAR; a failure that only it explains gives it away. */
function credentialsText(record: ExchangeRecord | Exemplar): string {
  const failed = 'failedChecks' in record ? (record.failedChecks ?? []) : [];
  const byMode = failed.some(
    ({ check, what }) => check === 'allow-credentials' || what.includes('wildcard-with-credentials'),
  );
  if (byMode) return record.reasons.includes('credentials-inferred') ? 'include (inferred)' : 'include';
  return notRecorded;
}
