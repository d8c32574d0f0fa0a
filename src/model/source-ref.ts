/** Where a record came from: a 1-based line of a log, or a 0-based index in a HAR's `log.entries`. */
export type SourceRef =
  | { readonly file: string; readonly line: number }
  | { readonly file: string; readonly entry: number };

/** `access.log:17` or `traffic.har#3`, as reports print it. */
export function formatSourceRef(source: SourceRef): string {
  return 'line' in source ? `${source.file}:${source.line}` : `${source.file}#${source.entry}`;
}

/** The number within the file: the line or the entry. */
export function positionOf(source: SourceRef): number {
  return 'line' in source ? source.line : source.entry;
}
