import type { Incident, Report, Share } from '../../model/report.js';
import { formatCount, formatShare } from '../shared/numbers.js';
import type { Page } from './page.js';

/** When all failures together began, and whether they go on, as one sentence; null where they stand out at no time. */
export function whenItFailed({ incident }: Report, page: Page): string | null {
  if (incident === null) return null;
  const { began, ended, before, during, after } = incident;
  const then = `${formatShare(during.failed, during.judged)} ${began === null ? 'at first' : 'after'}`;
  const beginning =
    began === null
      ? `It was failing when the input begins (${then})`
      : `It began at ${page.moment(began)} (${countOf(before)} before, ${then})`;
  if (ended === null) return `${beginning} and was still going on at the end of the input.`;
  return `${beginning} and ended at ${page.moment(ended)} (${countOf(after)} later).`;
}

/** When one cause failed: `14:02:13 to 15:10:18; 0 of 215 before, 100 % in that time, 0 of 87 later`. */
export function since({ began, ended, before, during, after }: Incident, page: Page): string {
  const from = began === null ? 'the beginning of the input' : page.moment(began);
  const until = ended === null ? 'still going on at the end of the input' : `last at ${page.moment(ended)}`;
  const shares = [
    ...(before.judged > 0 ? [`${countOf(before)} before`] : []),
    `${formatShare(during.failed, during.judged)} in that time`,
    ...(after.judged > 0 ? [`${countOf(after)} later`] : []),
  ];
  return `${from}, ${until}; ${shares.join(', ')}`;
}

function countOf({ failed, judged }: Share): string {
  return `${formatCount(failed)} of ${formatCount(judged)}`;
}
