import type { LogFormatItem } from '../apache-log-parser/log-format-items.js';
import { apacheDialect } from './dialect.js';
import type { Layout } from './layout.js';
import type { PrefixShape } from './prefix.js';

/**
 * How lines go on behind the request, where they show nothing that anything is decided by beyond a client, a time, the
 * request line, status, size, virtual host, Referer and User-Agent. Plain data, so that other threads can be told.
 */
export type PlainShape = { readonly steps: readonly PlainStep[] };

/** Text as it is, or what the line has there; `quoted` and `number` are of no use. */
export type PlainStep =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'status' | 'size' | 'number' | 'referer' | 'agent' | 'quoted' };

const ofUse: ReadonlySet<string> = new Set(['referer', 'user-agent']);
const integerLetters: ReadonlySet<string> = new Set(['s', 'b', 'B', 'D', 'I', 'k', 'O', 'S']);

/** Null where lines of this format may show more. */
export function describePlainLines(layout: Layout, prefix: PrefixShape): PlainShape | null {
  const { columns, time, dialect } = layout;
  const { requestHeaders, responseHeaders } = columns;
  const more = [
    columns.forwarded,
    columns.port,
    columns.handler,
    columns.backendStatus,
    columns.errorLogId,
    columns.uniqueId,
    columns.clientPort,
    columns.cookie,
    columns.allowOriginAlways,
    layout.refine?.isByStatus === true ? null : layout.refine,
    layout.recorded,
    layout.matters,
    ...responseHeaders,
  ];
  if (dialect !== apacheDialect || time?.resolution !== 1000 || more.some((column) => column !== null)) return null;
  if (columns.host !== (prefix.hasHost ? 0 : null)) return null;
  const names = requestHeaders.map(({ name }) => name);
  if (!names.includes('referer') || !names.includes('user-agent')) return null;
  if (requestHeaders.some(({ name, condition }) => condition !== null || !ofUse.has(name))) return null;
  const steps = stepsOf(layout);
  return steps === null || !steps.some(({ kind }) => kind === 'status') ? null : { steps };
}

function stepsOf({ items, columns }: Layout): readonly PlainStep[] | null {
  const steps: PlainStep[] = [];
  let field = -1;
  for (const [index, item] of items.entries()) {
    if (item.kind === 'directive') field++;
    if (field < (columns.requestLine ?? 0) || (item.kind === 'directive' && field === columns.requestLine)) continue;
    const kind = item.kind === 'literal' ? 'literal' : kindOf(field, items, index, columns);
    if (kind === null) return null;
    steps.push(kind === 'literal' ? { kind, text: item.kind === 'literal' ? item.text : '' } : { kind });
  }
  return steps;
}

function kindOf(
  field: number,
  items: readonly LogFormatItem[],
  index: number,
  { status, size, requestHeaders }: Layout['columns'],
): Exclude<PlainStep['kind'], 'literal'> | null {
  const item = items[index];
  if (item?.kind !== 'directive' || item.condition !== null) return null;
  if (field === status) return 'status';
  if (field === size) return 'size';
  if (integerLetters.has(item.letter)) return 'number';
  const [before, behind] = [items[index - 1], items[index + 1]];
  const isQuoted = before?.kind === 'literal' && before.text.endsWith('"') && item.letter !== 'u';
  if (!isQuoted || behind?.kind !== 'literal' || !behind.text.startsWith('"')) return null;
  const name = requestHeaders.find((header) => header.field === field)?.name;
  return name === 'referer' ? 'referer' : name === 'user-agent' ? 'agent' : 'quoted';
}
