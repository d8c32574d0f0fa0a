import type { FormatTraits, Interest } from '../formats/format.js';
import { createLogLinker } from './link-log.js';
import { createRecordingLinker } from './link-recording.js';
import type { Linker, LinkOptions, LinkSink, LogLinker } from './linker.js';

export type Linkers = {
  readonly interest: Interest;
  readonly log: LogLinker;
  /** See `LinkOptions`. */
  readonly windowMs: number;
  readonly forSource: (traits: () => FormatTraits) => Linker;
  /** No more sources. */
  readonly end: () => void;
};

/**
 * Hands out the linker a source needs. All logs of one audit share one, so that a preflight at the end of a rotated
 * file meets its request in the next; a recording is linked by itself.
 */
export function createLinkers(options: LinkOptions, sink: LinkSink): Linkers {
  const log = createLogLinker(options, sink);
  return {
    interest: log.interest,
    log,
    windowMs: options.windowMs,
    forSource: (traits: () => FormatTraits): Linker =>
      traits().linking === 'log' ? { ...log, end: () => undefined } : createRecordingLinker(traits, sink),
    end: log.end,
  };
}
