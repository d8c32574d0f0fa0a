import type { Fix } from '../../../fixes/fix.js';
import type { Group, Report } from '../../../model/report.js';
import type { Show } from '../show.js';

/** What a detail pane is written from. */
export type DetailContext = {
  readonly report: Report;
  readonly show: Show;
  readonly width: number;
  /** The fix for a group, for the server chosen by the reader or the one that the input shows. */
  readonly fixFor: (group: Group) => Fix | null;
};
