/** What lies over the screen and takes the keys; null is nothing. */
export type Overlay =
  | null
  | { readonly kind: 'help'; readonly offset: number }
  /** The filter is being typed; `before` comes back where it is given up. */
  | { readonly kind: 'filter'; readonly before: string }
  /** The next letter says what. */
  | { readonly kind: 'pick'; readonly verb: 'copy' | 'print' }
  /** A file's name is being typed; `exists`: it was refused once because there is such a file. */
  | { readonly kind: 'save'; readonly name: string; readonly exists: boolean };
