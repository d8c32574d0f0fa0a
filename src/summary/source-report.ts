import type { FormatTraits, ReaderTotals } from '../formats/format.js';
import type { SourceReport } from '../model/report.js';

export type SourceReading = {
  readonly file: string;
  readonly choice: { readonly id: string; readonly title: string; readonly reason: string };
  readonly totals: ReaderTotals;
  readonly traits: FormatTraits;
  readonly notes: readonly string[];
  readonly partial: boolean;
};

/** The headers without which a preflight cannot be judged. */
const neededRequestHeaders = ['origin', 'access-control-request-method', 'access-control-request-headers'];
const neededResponseHeaders = [
  'access-control-allow-origin',
  'access-control-allow-methods',
  'access-control-allow-headers',
  'access-control-allow-credentials',
];

/** What the report says about one source. */
export function toSourceReport({ file, choice, totals, traits, notes, partial }: SourceReading): SourceReport {
  return {
    file,
    format: choice.title,
    formatReason: choice.reason,
    unit: traits.unit,
    read: totals.read,
    unreadable: totals.unreadable,
    partial,
    notes,
    recordsPreflights: traits.recordsPreflights,
    unrecordedHeaders: [
      ...neededRequestHeaders.filter((name) => !shows(traits.recordedRequestHeaders, name)),
      ...neededResponseHeaders.filter((name) => !shows(traits.recordedResponseHeaders, name)),
    ],
    server: traits.server,
  };
}

function shows(recorded: FormatTraits['recordedRequestHeaders'], name: string): boolean {
  return recorded === 'all' || recorded.has(name);
}
