import type { BodyFindings, CodePlace, ServerException } from '../../model/exception.js';
import type { Group } from '../../model/report.js';

/** The body that tells most of a group: an exception tells more than words. */
export function tellingBody({ exemplars }: Group): BodyFindings | null {
  const bodies = exemplars.flatMap(({ body }) => body ?? []);
  return bodies.find(({ exception }) => exception !== null) ?? bodies[0] ?? null;
}

/** What the body of a failed response says, in one or two lines. */
export function bodyLines({ exception, text }: BodyFindings): readonly string[] {
  return exception === null ? [`The response says: ${text}`] : exceptionLines(exception);
}

/** The exception as its platform would write it, then where in the application it came from. */
export function exceptionLines(exception: ServerException): readonly string[] {
  const { platform, page, type, message, frame } = exception;
  const name = [type, message].filter((part) => part !== null).join(': ');
  const shownBy = page === null ? platform : `${platform}, ${page}`;
  return [`${name} (${shownBy})`, ...(frame === null ? [] : [`at ${placeText(frame)}`])];
}

function placeText({ file, line, in: name }: CodePlace): string {
  const place = line === null ? file : `${file}:${line}`;
  if (name === null) return place;
  return place === '' ? name : `${name} (${place})`;
}
