import type { HeaderBag } from '../model/http-record.js';
import * as names from './header-names.js';
import type { Field, ListField } from './header-values.js';
import { readField, readList } from './header-values.js';

/** What a response allows, parsed once for every check and engine that asks. */
export type Policy = {
  readonly allowOrigin: Field;
  readonly allowCredentials: Field;
  readonly allowMethods: ListField;
  readonly allowHeaders: ListField;
  /** The source hides repeated lines. */
  readonly firstLineOnly: boolean;
};

export function readPolicy(bag: HeaderBag): Policy {
  return {
    allowOrigin: readField(bag, names.allowOrigin),
    allowCredentials: readField(bag, names.allowCredentials),
    allowMethods: readList(bag, names.allowMethods),
    allowHeaders: readList(bag, names.allowHeaders),
    firstLineOnly: bag.repeats === 'first-only',
  };
}
