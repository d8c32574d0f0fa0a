import type { FormatTraits } from './format.js';

/** What holds for every access log: it shows what reached the server, preflights too, in one line each. */
export function logTraits(
  recorded: {
    readonly request: FormatTraits['recordedRequestHeaders'];
    readonly response: FormatTraits['recordedResponseHeaders'];
  },
  server: string | null,
): FormatTraits {
  return {
    unit: 'lines',
    linking: 'log',
    recordsPreflights: true,
    recordsUnsent: false,
    recordsBlocked: true,
    requestFirst: false,
    recordedRequestHeaders: recorded.request,
    recordedResponseHeaders: recorded.response,
    server,
  };
}
