/**
 * Apache stamps a line with the request's start and writes it at its end, so the line of a slow request comes long
 * after its time. A preflight stays open for this much log time beyond the window. Milliseconds, like all here.
 */
export const lateness = 60_000;

/**
 * Nearly every request comes within a second or two of its preflight. A GET that comes later is most often another one,
 * which needed none, so it has this part of the window where the log does not show that it was announced.
 */
const shareOfGet = 1 / 6;

/** How much earlier than its preflight a request may seem to begin, where two servers with two clocks took them. */
export const skew = 3000;

/** How long after its preflight a request may begin; `latestSimple`: a GET or HEAD that nothing announced. */
export type TimeLimits = { readonly earliest: number; readonly latest: number; readonly latestSimple: number };

export function timeLimits(windowMs: number): TimeLimits {
  return { earliest: -skew, latest: windowMs, latestSimple: windowMs * shareOfGet };
}

export function isInTime(gap: number, limits: TimeLimits, isSimple: boolean): boolean {
  return gap >= limits.earliest && gap <= (isSimple ? limits.latestSimple : limits.latest);
}
