import type { Report } from '../../model/report.js';
import { formatSourceRef } from '../../model/source-ref.js';
import { countOf, formatCount } from '../shared/numbers.js';

const mostNamed = 3;

/** What a recording and a log say of the same requests, as sentences; none where they were not read together. */
export function crossCheckSentences({ crossCheck }: Report): readonly string[] {
  if (crossCheck === null) return [];
  const { recordings, compared, matched, changed, neverLogged, clockAheadMs } = crossCheck;
  if (compared === 0) return [`Nothing in ${recordings.join(', ')} was sent to this server in the time of the log.`];
  const clocks = clockAheadMs === null ? '' : ` (the server's clock ${describeClock(clockAheadMs)})`;
  const sentences = [
    `${formatCount(matched)} of ${countOf(compared, 'request')} in ${recordings.join(', ')} are in the log${clocks}.`,
  ];
  if (changed > 0) {
    sentences.push(
      `${formatCount(changed)} of them with another status: something between browser and server answered or changed it.`,
    );
  }
  const lost = compared - matched;
  if (lost === 0) return sentences;
  const named = neverLogged
    .slice(0, mostNamed)
    .map(({ method, url, source }) => `${method} ${url} (${formatSourceRef(source)})`);
  const more = lost > named.length ? `, and ${formatCount(lost - named.length)} more` : '';
  sentences.push(
    `${formatCount(lost)} the browser sent, and the server never logged: ${named.join(', ')}${more}. Something in front of it answered, or it never arrived.`,
  );
  return sentences;
}

function describeClock(aheadMs: number): string {
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  if (seconds <= 1) return 'agrees';
  return `is ${formatCount(seconds)} s ${aheadMs > 0 ? 'ahead' : 'behind'}`;
}
