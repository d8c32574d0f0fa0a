/** How long after a preflight its request may come where nobody says otherwise, in milliseconds. */
export const defaultWindowMs = 30_000;
