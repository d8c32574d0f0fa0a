/** A broken configuration that was seen to fail in Chromium, and to pass with the printed fix. */
export type Pair = {
  readonly server: string;
  readonly cause: string;
  readonly name: string;
  /** The DevTools protocol's `CorsError` before. */
  readonly chromium: string;
  /** What the tool read to come to the fix. */
  readonly input: string;
  /** What repaired it. */
  readonly repair: string;
  /** What `verify` says before and after. */
  readonly verify: string;
};

/** The pairs as a page of documentation. */
export function tableOf(pairs: readonly Pair[]): string {
  const different = new Set(pairs.map(({ server, cause }) => `${server} ${cause}`));
  const rows = pairs.map(
    (pair) =>
      `| ${[pair.server, pair.cause, pair.name, pair.chromium, pair.input, pair.repair, pair.verify].join(' | ')} |`,
  );
  return [
    '# What real Chromium saw',
    '',
    `${pairs.length} broken configurations, ${different.size} pairs of a server and a cause.`,
    '',
    '| server | cause | broken configuration | Chromium before | the tool read | repaired by | `verify` before → after |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
