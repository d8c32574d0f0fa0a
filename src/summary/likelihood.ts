import type { Share } from '../model/report.js';

/**
 * How much likelier the whole is where a part of it has a failure rate of its own, in natural logarithms: what that
 * part explains.
 */
export function explains(part: Share, whole: Share): number {
  return likelihood(part) + likelihood(minus(whole, part)) - likelihood(whole);
}

/** Log-likelihood of a share at its own rate. */
function likelihood({ failed, judged }: Share): number {
  const passed = judged - failed;
  const ofFailures = failed === 0 ? 0 : failed * Math.log(failed / judged);
  return ofFailures + (passed === 0 ? 0 : passed * Math.log(passed / judged));
}

/** Never 0 or 1, so that nothing seen so far is thought impossible. */
export function rateOf({ failed, judged }: Share): number {
  return (failed + 0.5) / (judged + 1);
}

export function minus(whole: Share, part: Share): Share {
  return { failed: whole.failed - part.failed, judged: whole.judged - part.judged };
}
