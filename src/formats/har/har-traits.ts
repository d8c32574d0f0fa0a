import type { FormatTraits } from '../format.js';
import type { Recorder } from './recorders.js';

/** What a HAR of this recorder promises; `server` is the first `Server` header of an answer that mattered. */
export function harTraits(recorder: Recorder, server: string | null): FormatTraits {
  return {
    unit: 'entries',
    linking: 'recording',
    recordsPreflights: recorder.recordsPreflights,
    recordsUnsent: recorder.recordsUnsent,
    recordsBlocked: recorder.recordsBlocked,
    requestFirst: recorder.requestFirst,
    recordedRequestHeaders: 'all',
    recordedResponseHeaders: 'all',
    server,
  };
}
