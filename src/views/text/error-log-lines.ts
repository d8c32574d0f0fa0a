import type { ErrorLogLine, Group } from '../../model/report.js';
import { formatSourceRef } from '../../model/source-ref.js';
import { exceptionLines } from '../shared/body-lines.js';
import { countOf, formatCount } from '../shared/numbers.js';
import { cutMiddle } from '../shared/width.js';
import { detailLayout as layout, type Page } from './page.js';

/** Lines of a trace or of the same request that are shown beside the one that explains it. */
const mostContext = 4;

/** What the error log says of a cause: the line that explains it, or what its silence means. */
export function errorLogLines({ errorLog }: Group, page: Pick<Page, 'width' | 'moment'>): readonly string[] {
  if (errorLog === null || errorLog.says === 'nothing') return [];
  const looked = countOf(errorLog.lookedUp, 'failure');
  if (errorLog.says === 'answered-by-application') {
    const which = errorLog.lookedUp === 1 ? 'the failure' : `any of the ${looked}`;
    return [`no line for ${which} looked up: the application answered this itself`];
  }
  const { line, found, lookedUp } = errorLog;
  if (line === null) return [];
  const room = (page.width - layout.indent - layout.column) * 5;
  const remarks = [
    // Another request of that client may have left it.
    ...(line.joinedBy === 'client-time' ? ['tied by client and time'] : []),
    ...(lookedUp === 1 ? [] : [`a line for ${formatCount(found)} of ${looked} looked up`]),
  ];
  const others = remarks.length === 0 ? '' : `  (${remarks.join('; ')})`;
  return [
    `${formatSourceRef(line.source)}${line.time === null ? '' : `  ${page.moment(line.time)}`}${others}`,
    cutMiddle(withoutPrefix(line.text), room),
    ...contextOf(line).map((text) => cutMiddle(text, room)),
  ];
}

/** The exception, where one is known; else the lines around it as they stand. */
function contextOf({ exception, context }: ErrorLogLine): readonly string[] {
  return exception === undefined ? context.slice(-mostContext).map(withoutPrefix) : exceptionLines(exception);
}

/** Time, process and client are told already, or help nobody. */
function withoutPrefix(text: string): string {
  return text.replace(/^\[[^\]]{10,40}\] (?=\[[a-z])/, '').replace(/ \[pid [^\]]{1,60}\]/, '');
}
