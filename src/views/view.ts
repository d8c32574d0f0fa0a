import type { Fix } from '../fixes/fix.js';
import type { Finding } from '../model/finding.js';
import type { Report } from '../model/report.js';

/** All there is to show. */
export type Audited = {
  readonly report: Report;
  readonly fixes: readonly Fix[];
};

export type ViewOptions = {
  /** Columns of a line; what must stay whole to be pasted may be longer. */
  readonly width: number;
  readonly color: boolean;
  /** Nothing beyond ASCII, for terminals that do not speak UTF-8. */
  readonly ascii: boolean;
};

/** Shows the whole report at once. */
export type DocumentView = {
  readonly kind: 'document';
  readonly title: string;
  /** Ending of a file name that asks for this view, without the dot. */
  readonly ending: string;
  /** In pieces, for all of it may be much; their borders mean nothing. */
  readonly render: (audited: Audited, options: ViewOptions) => Iterable<string>;
};

/** Writes while the audit runs: each finding as it comes, then the summary. */
export type StreamView = {
  readonly kind: 'stream';
  readonly title: string;
  readonly ending: string;
  readonly open: (write: (text: string) => void) => FindingStream;
};

export type FindingStream = {
  readonly finding: (finding: Finding) => void;
  /** Called once, last. */
  readonly end: (audited: Audited) => void;
};

export type View = DocumentView | StreamView;
