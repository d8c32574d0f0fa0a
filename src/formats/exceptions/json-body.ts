export type JsonObject = Readonly<Record<string, unknown>>;

const mostStrings = 1000;
const deepest = 6;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member that is a string with something in it; null otherwise. */
export function textAt(object: JsonObject, name: string): string | null {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : null;
}

export function numberAt(object: JsonObject, name: string): number | null {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

export function objectAt(object: JsonObject, name: string): JsonObject | null {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return isObject(value) ? value : null;
}

export function listAt(object: JsonObject, name: string): readonly unknown[] {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return Array.isArray(value) ? value : [];
}

/** All strings within a value, in the order of the document, bounded. */
export function stringsIn(value: unknown): readonly string[] {
  const strings: string[] = [];
  const walk = (one: unknown, depth: number): void => {
    if (strings.length >= mostStrings) return;
    if (typeof one === 'string') strings.push(one);
    else if (typeof one === 'object' && one !== null && depth < deepest) {
      for (const inner of Object.values(one)) walk(inner, depth + 1);
    }
  };
  walk(value, 0);
  return strings;
}
