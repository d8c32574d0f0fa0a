/** Values of a parsed HAR, of which nothing can be taken for granted. */
export type HarObject = { readonly [key: string]: unknown };

const noMembers: HarObject = {};

export function isObject(value: unknown): value is HarObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object member, or an empty object. */
export function objectAt(parent: HarObject, key: string): HarObject {
  const value = ownAt(parent, key);
  return isObject(value) ? value : noMembers;
}

/** A string member that is not empty, or null. */
export function stringAt(parent: HarObject, key: string): string | null {
  const value = ownAt(parent, key);
  return typeof value === 'string' && value !== '' ? value : null;
}

export function listAt(parent: HarObject, key: string): readonly unknown[] | null {
  const value = ownAt(parent, key);
  return Array.isArray(value) ? value : null;
}

/** A member of the object itself, never one it inherits. */
export function ownAt(parent: HarObject, key: string): unknown {
  return Object.hasOwn(parent, key) ? parent[key] : undefined;
}
