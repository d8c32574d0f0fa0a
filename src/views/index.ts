import { json } from './json.js';
import { ndjson } from './ndjson.js';
import { text } from './text.js';
import type { View } from './view.js';

/** Every output; the keys are the choices of `--format`. To add one: a file like these and a line here. */
export const views = { text, json, ndjson } as const satisfies Record<string, View>;

export type ViewName = keyof typeof views;
