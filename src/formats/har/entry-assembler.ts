import type { parser } from 'stream-json/core/jsonc/parser.js';
import { largestEntry, longestBody } from './cut-entry.js';
import * as shape from './entry-shape.js';
import { memberPlace, type Place } from './entry-shape.js';
import { isObject, stringAt } from './har-value.js';

const longestKey = 256;
const none = -1;

/** An open object or array; `value` is null where nothing of it is needed. */
type Frame = {
  readonly place: Place;
  readonly array: boolean;
  readonly value: Record<string, unknown> | unknown[] | null;
  key: string;
};

export type AssembledEvents = {
  readonly entry: (value: unknown) => void;
  readonly tooLarge: () => void;
  readonly creator: (name: string) => void;
};

export type EntryAssembler = {
  readonly consume: (token: parser.JsoncToken) => void;
  readonly depth: () => number;
  readonly insideEntries: () => boolean;
  readonly entriesFound: () => boolean;
};

/**
 * Builds the entries of a HAR from tokens, with the members that `entry-shape` names and no others, so that neither a
 * string nor an entry takes more memory than a reader can need.
 */
export function createEntryAssembler(on: AssembledEvents): EntryAssembler {
  const frames: Frame[] = [];
  let entriesDepth = none;
  let entriesFound = false;
  /** How many frames are around the entry, or the creator, that is being built. */
  let unitDepth = none;
  let text = '';
  let textLimit = 0;
  let size = 0;

  const placeOfNext = (array: boolean): Place => {
    const frame = frames.at(-1);
    if (frame === undefined) return array ? shape.wrapper : shape.root;
    return frame.array ? frame.place.element : memberPlace(frame.place, frame.key);
  };

  const open = (array: boolean): void => {
    const place = placeOfNext(array);
    const isUnit = place === shape.entry || place === shape.creator;
    if (isUnit) {
      unitDepth = frames.length;
      size = 0;
    }
    const needed = isUnit || (frames.at(-1)?.value != null && place !== shape.dropped);
    frames.push({ place, array, value: needed ? (array ? [] : {}) : null, key: '' });
    if (!array || place !== shape.entries) return;
    entriesDepth = frames.length;
    entriesFound = true;
  };

  const close = (): void => {
    if (frames.length === entriesDepth) entriesDepth = none;
    const frame = frames.pop();
    if (frame === undefined || frame.value === null) return;
    if (frames.length !== unitDepth) {
      store(frame.value);
      return;
    }
    unitDepth = none;
    if (frame.place === shape.creator) {
      const name = isObject(frame.value) ? stringAt(frame.value, 'name') : null;
      if (name !== null) on.creator(name);
    } else if (size > largestEntry) on.tooLarge();
    else on.entry(frame.value);
  };

  const store = (value: unknown): void => {
    const frame = frames.at(-1);
    if (frame === undefined || frame.value === null) return;
    if (Array.isArray(frame.value)) frame.value.push(value);
    else Object.defineProperty(frame.value, frame.key, { value, enumerable: true, configurable: true, writable: true });
  };

  const setKey = (key: string): void => {
    const frame = frames.at(-1);
    if (frame !== undefined) frame.key = key;
  };

  const scalar = (value: unknown): void => {
    const place = placeOfNext(false);
    if (place === shape.entry) on.entry(value);
    else if (place !== shape.dropped) store(value);
  };

  const beginText = (place: Place): void => {
    text = '';
    textLimit = place === shape.dropped ? 0 : place === shape.text ? longestBody : largestEntry;
  };

  const addText = (piece: string): void => {
    if (text.length >= textLimit) return;
    text += piece.slice(0, textLimit - text.length);
    size += piece.length;
    if (size > largestEntry) textLimit = 0;
  };

  const consume = (token: parser.JsoncToken): void => {
    switch (token.name) {
      case 'startObject':
      case 'startArray':
        open(token.name === 'startArray');
        break;
      case 'endObject':
      case 'endArray':
        close();
        break;
      case 'startKey':
        text = '';
        textLimit = longestKey;
        break;
      case 'endKey':
        setKey(text);
        break;
      case 'startString':
      case 'startNumber':
        beginText(placeOfNext(false));
        break;
      case 'stringChunk':
      case 'numberChunk':
        addText(token.value);
        break;
      case 'endString':
        scalar(text);
        break;
      case 'endNumber':
        scalar(Number(text));
        break;
      case 'nullValue':
      case 'trueValue':
      case 'falseValue':
        scalar(token.value);
    }
  };

  return {
    consume,
    depth: () => frames.length,
    insideEntries: () => entriesDepth !== none,
    entriesFound: () => entriesFound,
  };
}
