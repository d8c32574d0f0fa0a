/** Something that is made when it is asked for first; `made` does not ask. */
export type Lazy<T> = { readonly get: () => T; readonly made: () => T | null };

export function lazily<T>(make: () => T): Lazy<T> {
  let made: { readonly value: T } | null = null;
  return {
    get() {
      made ??= { value: make() };
      return made.value;
    },
    made: () => made?.value ?? null,
  };
}
