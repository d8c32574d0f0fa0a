import type { Audited, DocumentView, ViewOptions } from '../../src/views/view.js';

/** The whole of what a view shows. */
export function rendered(view: DocumentView, audited: Audited, options: ViewOptions): string {
  return [...view.render(audited, options)].join('');
}
