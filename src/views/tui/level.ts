import type { Tab } from './state.js';

/** Which groups a list of places is about. */
export type Scope =
  | { readonly by: 'cause'; readonly key: string }
  | { readonly by: 'endpoint'; readonly key: string }
  | { readonly by: 'origin'; readonly key: string };

export type Screen =
  | { readonly kind: Tab }
  | { readonly kind: 'places'; readonly of: Scope }
  /** The records kept of a group, from one origin or from all. */
  | { readonly kind: 'exchanges'; readonly group: string; readonly origin: string | null }
  | { readonly kind: 'exchange'; readonly group: string; readonly origin: string | null; readonly record: string };

export const sorts = ['count', 'share', 'first', 'last', 'name'] as const;
export type Sort = (typeof sorts)[number];

/** One screen of a trail, and how the reader has left it. */
export type Level = {
  readonly screen: Screen;
  /** What it is called in the breadcrumb; raw text from the input. */
  readonly name: string;
  /** Key of the selected row; null: whatever stands at `at`. */
  readonly selected: string | null;
  readonly at: number;
  /** First row, and first line of the detail, that show. */
  readonly offset: number;
  readonly detailOffset: number;
  readonly filter: string;
  readonly sort: Sort | null;
  readonly reverse: boolean;
};

/** `sort` null keeps the order in which the report has them. */
export function firstLevel(screen: Screen, name = ''): Level {
  return {
    screen,
    name,
    selected: null,
    // The newest stand last, and the list follows them until the reader moves away.
    at: screen.kind === 'newest' ? Number.MAX_SAFE_INTEGER : 0,
    offset: 0,
    detailOffset: 0,
    filter: '',
    sort: null,
    reverse: false,
  };
}
