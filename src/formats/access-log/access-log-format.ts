import { lazily } from '../../model/lazily.js';
import { asBuffer, type CompileError } from '../apache-log-parser/log-parser.js';
import type { Detection, Format } from '../format.js';
import { createLineReader } from '../line-reader.js';
import { logTraits } from '../log-traits.js';
import { type Layout, type LayoutOptions, layOutLogFormat } from './layout.js';
import { lookBack } from './look-back.js';
import { describePlainLines } from './plain-lines.js';
import { describePrefix } from './prefix.js';
import { readLines } from './reader.js';
import { createRecordBuilder, recordedBy } from './record-builder.js';
import { type LineTest, shareOfFittingLines } from './share-of-lines.js';

type Described = {
  readonly id: string;
  readonly title: string;
  readonly samples: readonly string[];
  /** Server software that writes it, where only one does. */
  readonly server: string | null;
};

export type LineFormat = Described & {
  /** Lays it out anew for each reader: a locator keeps what it found last. `error` is one sentence. */
  readonly layOut: () => Layout | CompileError;
  /** Of lines that have the shape, those that this format claims where it is looked for. */
  readonly claims?: LineTest;
  /** Whether the beginning of a file was written by this format's server, where the shape alone does not show it. */
  readonly wrote?: (head: Buffer) => boolean;
};

export type AccessLogFormat = Described &
  Pick<LineFormat, 'claims' | 'wrote'> & {
    /** As typed in httpd.conf or already unquoted. */
    readonly logFormat: string;
  } & Pick<LayoutOptions, 'refine'>;

/** Makes a format of lines. `error` is one sentence: the description is wrong, or says too little. */
export function lineFormat(definition: LineFormat): Format | CompileError {
  const checked = definition.layOut();
  return 'error' in checked ? checked : formatOf(definition, () => checked);
}

/** `layout` lends one to look for lines with. */
function formatOf(definition: LineFormat, layout: () => Layout): Format {
  const { id, title, samples, server, claims, wrote } = definition;
  return {
    id,
    title,
    samples,
    detect(head) {
      if (wrote?.(asBuffer(head)) === false) return null;
      return describeShare(title, shareOfFittingLines(layout(), head, claims));
    },
    open(context) {
      const own = layOut(definition);
      const builder = createRecordBuilder(context, own);
      const prefix = describePrefix(own.items, own.columns);
      return {
        reader: createLineReader(
          context,
          lookBack(context, (inner) => readLines(inner, own, { builder, prefix })),
        ),
        traits: () => logTraits(recordedBy(own, builder), server),
        title: () => title,
        glance: prefix === null ? null : { prefix, plain: describePlainLines(own, prefix) },
      };
    },
  };
}

function layOut(definition: LineFormat): Layout {
  const layout = definition.layOut();
  if ('error' in layout) throw new TypeError(`${definition.id}: ${layout.error}`);
  return layout;
}

/** Makes a format of a LogFormat string. */
export function accessLogFormat(definition: AccessLogFormat): Format | CompileError {
  return lineFormat(ofLogFormat(definition));
}

function ofLogFormat(definition: AccessLogFormat): LineFormat {
  return { ...definition, layOut: () => layOutLogFormat(definition.logFormat, definition) };
}

/** For the registry, whose formats are known to be right: none is laid out before it is asked for. */
export function registeredLines(definition: LineFormat): Format {
  return formatOf(definition, lazily(() => layOut(definition)).get);
}

export function registeredAccessLog(definition: AccessLogFormat): Format {
  return registeredLines(ofLogFormat(definition));
}

export function describeShare(
  title: string,
  { fitting, lines }: { readonly fitting: number; readonly lines: number },
): Detection | null {
  if (fitting === 0) return null;
  if (lines === 1) return { confidence: 1, reason: `the one line at its beginning fits ${title}` };
  const share = fitting === lines ? `all ${lines} lines` : `${fitting} of ${lines} lines`;
  return { confidence: fitting / lines, reason: `${share} at its beginning fit ${title}` };
}
