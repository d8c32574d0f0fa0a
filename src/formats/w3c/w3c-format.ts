import { describeShare } from '../access-log/access-log-format.js';
import type { Layout } from '../access-log/layout.js';
import { readLines } from '../access-log/reader.js';
import { createRecordBuilder, recordedBy } from '../access-log/record-builder.js';
import { shareOfLines } from '../access-log/share-of-lines.js';
import type { Format, OpenedFormat, ReaderContext } from '../format.js';
import { createLineReader, type LineReading } from '../line-reader.js';
import { logTraits } from '../log-traits.js';
import { layOutFields, type W3cDialect } from './fields.js';

export type W3cFormat = {
  readonly id: string;
  readonly title: string;
  readonly samples: readonly string[];
  readonly dialect: W3cDialect;
  /** What the list of fields must hold, and must not. */
  readonly fields: RegExp;
  /** The server that a `#Software:` line names, if any. */
  readonly serverOf: (software: string | null) => string | null;
};

const hash = 0x23;
const withoutFields = 'there was no #Fields: line before it that says what its columns mean';

/** Makes a format of files that say in `#Fields:` lines what their columns are, and may change that on the way. */
export function w3cFormat(definition: W3cFormat): Format {
  const { id, title, samples, dialect, fields } = definition;
  return {
    id,
    title,
    samples,
    detect(head) {
      let layout: Layout | null = null;
      const share = shareOfLines(head, (bytes, start, end) => {
        if (bytes[start] !== hash) return layout?.locator.locate(bytes, start, end) === true;
        const { key, value } = readDirective(bytes, start, end);
        if (key === 'fields') layout = fields.test(value) ? layOutOrNull(value, dialect) : null;
        return true;
      });
      return layout === null ? null : describeShare(title, share);
    },
    open: (context) => openW3c(definition, context),
  };
}

function openW3c({ title, dialect, serverOf }: W3cFormat, context: ReaderContext): OpenedFormat {
  let software: string | null = null;
  let current: LineReading | null = null;
  let fault = withoutFields;
  const request = new Set<string>();
  const response = new Set<string>();

  const follow = (listed: string) => {
    const layout = layOutFields(listed, dialect);
    if ('error' in layout) {
      current = null;
      fault = `its #Fields: line cannot be used: ${layout.error}`;
      return;
    }
    const builder = createRecordBuilder(context, layout);
    const recorded = recordedBy(layout, builder);
    for (const name of recorded.request) request.add(name);
    for (const name of recorded.response) response.add(name);
    current = readLines(context, layout, { builder, prefix: null });
  };

  const reader = createLineReader(context, {
    line(bytes, start, end, line, complete) {
      if (bytes[start] !== hash || start === end) {
        return current === null ? fault : current.line(bytes, start, end, line, complete);
      }
      const { key, value } = readDirective(bytes, start, end);
      if (key === 'fields') follow(value);
      if (key === 'software') software = value;
      return null;
    },
  });
  return { reader, traits: () => logTraits({ request, response }, serverOf(software)), title: () => title };
}

function layOutOrNull(listed: string, dialect: W3cDialect): Layout | null {
  const layout = layOutFields(listed, dialect);
  return 'error' in layout ? null : layout;
}

const longestDirective = 8192;

/** `#Fields: date time`: the name in lower case, and what follows. */
function readDirective(bytes: Buffer, start: number, end: number): { readonly key: string; readonly value: string } {
  const text = bytes.toString('utf8', start + 1, Math.min(end, start + longestDirective));
  const colon = text.indexOf(':');
  return colon < 0
    ? { key: '', value: text }
    : { key: text.slice(0, colon).trim().toLowerCase(), value: text.slice(colon + 1).trim() };
}
