import { headerOf, readHttpMessage } from './http-message.js';

/** One session of a Fiddler archive as an entry of a HAR; null where there is no request to speak of. */
export function sessionToEntry(request: Buffer, response: Buffer, metadata: string): object | null {
  const asked = readHttpMessage(request);
  const [, method, target, version = ''] = /^(\S{1,100}) (\S{1,65536}) (HTTP\/[\d.]{1,5})$/.exec(asked.startLine) ?? [];
  if (method === undefined || target === undefined) return null;
  const answered = readHttpMessage(response);
  const [, answerVersion = '', status = '0'] = /^(HTTP\/[\d.]{1,5}) (\d{3})(?: |$)/.exec(answered.startLine) ?? [];
  // Nobody reads the other bodies.
  const body = method === 'OPTIONS' ? answered.body().toString('base64') : '';
  return {
    startedDateTime: startOf(metadata),
    request: {
      method,
      url: target.startsWith('/') ? `http://${headerOf(asked, 'host') ?? ''}${target}` : target,
      httpVersion: version,
      headers: asked.headers.map(([name, value]) => ({ name, value })),
    },
    response: {
      status: Number(status),
      httpVersion: answerVersion,
      headers: answered.headers.map(([name, value]) => ({ name, value })),
      content: { text: body, encoding: 'base64' },
    },
  };
}

/** When the client began; the timers stand in attributes of `<SessionTimers>`. Whistle writes the end of the request alone. */
function startOf(metadata: string): string | null {
  return (
    timer(metadata, /\bClientBeginRequest="([^"<>]{1,60})"/) ?? timer(metadata, /\bClientDoneRequest="([^"<>]{1,60})"/)
  );
}

function timer(metadata: string, pattern: RegExp): string | null {
  return pattern.exec(metadata)?.[1] ?? null;
}
