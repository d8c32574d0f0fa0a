import type { OptionsKind } from '../../../model/exchange.js';
import type { ErrorLogReport, ExchangeRecord, Exemplar, Group, SourceReport } from '../../../model/report.js';
import type { Verdict } from '../../../model/verdict.js';
import type { Scope, Screen } from '../level.js';
import type { FileProgress } from '../reading.js';
import type { Merged } from './merge-groups.js';

/** What a row is about: the detail pane tells more of it. */
export type Subject =
  | {
      readonly kind: 'groups';
      /** What the groups have in common. */
      readonly by: Scope['by'];
      readonly merged: Merged;
      /** The row is about this origin alone. */
      readonly origin: string | null;
    }
  | { readonly kind: 'exchange'; readonly group: Group | null; readonly record: Exemplar | ExchangeRecord }
  | { readonly kind: 'options'; readonly options: OptionsKind; readonly count: number }
  | {
      readonly kind: 'source';
      /** Null while nothing of it is known, and for an error log. */
      readonly source: SourceReport | null;
      readonly errorLog: ErrorLogReport | null;
      readonly progress: FileProgress | null;
    };

/** One line of a list. Strings are raw. */
export type Row = {
  /** Stable over reports, so that a selection stays where it is while more is read. */
  readonly key: string;
  /** Stands in front: a status, a time. */
  readonly badge: string;
  readonly title: string;
  /** Stands behind the title, quieter: where or from whom. */
  readonly place: string;
  readonly verdict: Verdict | null;
  readonly count: number;
  /** What `count` is a part of; 0 where there is no whole. */
  readonly whole: number;
  readonly clients: number;
  readonly origins: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly subject: Subject;
  /** Where Enter leads; null: nowhere. */
  readonly opens: Screen | null;
};
