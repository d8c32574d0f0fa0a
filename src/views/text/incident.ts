import type { Incident, Report, ServerEvent, Share } from '../../model/report.js';
import { formatSpan } from '../shared/moments.js';
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
      : `It began at ${page.moment(began)}${afterRestart(incident)} (${countOf(before)} before, ${then})`;
  if (ended === null) return `${beginning} and was still going on at the end of the input.`;
  return `${beginning} and ended at ${page.moment(ended)} (${countOf(after)} later).`;
}

/** When one cause failed: `14:02:13 to 15:10:18; 0 of 215 before, 100 % in that time, 0 of 87 later`. */
export function since(incident: Incident, page: Pick<Page, 'moment'>): string {
  const { began, ended, before, during, after } = incident;
  const from = began === null ? 'the beginning of the input' : page.moment(began) + afterRestart(incident);
  const until = ended === null ? 'still going on at the end of the input' : `last at ${page.moment(ended)}`;
  const shares = [
    ...(before.judged > 0 ? [`${countOf(before)} before`] : []),
    `${formatShare(during.failed, during.judged)} in that time`,
    ...(after.judged > 0 ? [`${countOf(after)} later`] : []),
  ];
  return `${from}, ${until}; ${shares.join(', ')}`;
}

const restartWords: Readonly<Record<ServerEvent['kind'], string>> = {
  restart: 'a restart of the server',
  'graceful-restart': 'a graceful restart of the server',
  stop: 'the server was stopped',
  start: 'the server was started',
};

/** `, 4 s after a graceful restart of the server`, as its error log says. */
function afterRestart({ began, restartBefore }: Incident): string {
  if (began === null || restartBefore?.time == null) return '';
  const seconds = Math.max(0, Math.round((Date.parse(began) - Date.parse(restartBefore.time)) / 1000));
  return `, ${formatSpan(seconds < 120 ? seconds : Math.round(seconds / 60) * 60)} after ${restartWords[restartBefore.kind]}`;
}

function countOf({ failed, judged }: Share): string {
  return `${formatCount(failed)} of ${formatCount(judged)}`;
}
