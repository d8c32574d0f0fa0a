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

/** Whether a request may begin so long after its preflight. `isSimple`: a GET or HEAD that nothing announced. */
export function isInTime(gap: number, windowMs: number, isSimple: boolean): boolean {
  return gap >= -skew && gap <= (isSimple ? windowMs * shareOfGet : windowMs);
}
