import type { OptionsKind } from '../../../model/exchange.js';
import type { ExchangeRecord, Group, Report } from '../../../model/report.js';
import { formatSourceRef } from '../../../model/source-ref.js';
import { optionsWords } from '../../shared/options-words.js';
import type { FileProgress } from '../reading.js';
import { statusOf } from './group-rows.js';
import type { Row } from './row.js';

const noNumbers = { badge: '', place: '', verdict: null, whole: 0, clients: 0, origins: 0, first: null, last: null };

/** OPTIONS that are no preflights, by kind. */
export function noiseRows({ counts }: Report): readonly Row[] {
  const kinds = Object.keys(optionsWords) as readonly OptionsKind[];
  let all = 0;
  for (const kind of kinds) all += counts.optionsByKind[kind] ?? 0;
  const rows = kinds.map((kind): Row => {
    const count = counts.optionsByKind[kind] ?? 0;
    const title = optionsWords[kind].many;
    return {
      ...noNumbers,
      key: kind,
      title,
      count,
      whole: all,
      subject: { kind: 'options', options: kind, count },
      opens: null,
    };
  });
  return rows.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
}

/** The sources read so far, and those that are still to come or could not be read. */
export function sourceRows(report: Report | null, files: readonly FileProgress[]): readonly Row[] {
  const progressOf = new Map(files.map((one) => [one.file, one]));
  const rows: Row[] = [];
  const take = (file: string, about: Partial<About>) => {
    rows.push(sourceRow(file, { source: null, errorLog: null, progress: progressOf.get(file) ?? null, ...about }));
    progressOf.delete(file);
  };
  for (const source of report?.sources ?? []) take(source.file, { source });
  for (const errorLog of report?.errorLogs ?? []) take(errorLog.file, { errorLog });
  for (const { file } of [...progressOf.values()]) take(file, {});
  return rows;
}

type About = Omit<Extract<Row['subject'], { kind: 'source' }>, 'kind'>;

function sourceRow(file: string, about: About): Row {
  const title = file === '-' ? 'standard input' : file;
  const place = about.errorLog !== null ? 'error log' : (about.source?.format ?? '');
  const count = about.source?.read ?? about.errorLog?.lines ?? 0;
  return { ...noNumbers, key: file, title, place, count, subject: { kind: 'source', ...about }, opens: null };
}

/** The records that are kept of a group, from one origin or from all. */
export function exchangeRows(group: Group, origin: string | null): readonly Row[] {
  const wanted = group.exemplars.filter((record) => origin === null || record.origin === origin);
  return wanted.map((record) => exchangeRow(record, group, origin));
}

/** Failures as they came in, newest last. */
export function newestRows(newest: readonly ExchangeRecord[]): readonly Row[] {
  return newest.map((record) => exchangeRow(record, null, null));
}

function exchangeRow(record: ExchangeRecord, group: Group | null, origin: string | null): Row {
  const key = formatSourceRef(record.source);
  const wanted = record.requestMethod ?? (record.type === 'preflight' ? 'OPTIONS' : 'request');
  return {
    ...noNumbers,
    key: `${key} ${record.type}`,
    badge: statusOf(record),
    title: `${wanted} ${record.url}`,
    place: record.client ?? record.origin ?? '',
    verdict: record.verdict,
    count: 0,
    first: record.time,
    last: record.time,
    subject: { kind: 'exchange', group, record },
    opens: group === null ? null : { kind: 'exchange', group: group.key, origin, record: `${key} ${record.type}` },
  };
}
