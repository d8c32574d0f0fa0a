import { unescapeLogItem } from '../apache-log-parser/escapes.js';

/** How a server writes values into its lines. */
export type Dialect = {
  /** Whether these bytes say that there was no value. */
  readonly isAbsent: (bytes: Uint8Array, start: number, end: number) => boolean;
  /** Without this character a value stands as it was sent; null where nothing is ever escaped. */
  readonly escape: string | null;
  readonly unescape: (bytes: Buffer, start: number, end: number) => string;
  /** The same for header values, where they are written in another way than the rest. */
  readonly header?: Pick<Dialect, 'escape' | 'unescape'>;
  /** A quote that is escaped does not end a value. */
  readonly escapesQuotes: boolean;
};

const dash = 0x2d;

export const isDash: Dialect['isAbsent'] = (bytes, start, end) => end === start + 1 && bytes[start] === dash;
const isNothing: Dialect['isAbsent'] = (_, start, end) => end === start;

const asUtf8: Dialect['unescape'] = (bytes, start, end) => bytes.toString('utf8', start, end);

const unescapeApache: Dialect['unescape'] = (bytes, start, end) => {
  const unescaped = unescapeLogItem(bytes, start, end);
  return Buffer.from(unescaped.buffer, unescaped.byteOffset, unescaped.length).toString('utf8');
};

const controlLetters: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

const unescapeJson: Dialect['unescape'] = (bytes, start, end) =>
  asUtf8(bytes, start, end).replace(/\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))/g, (_, code?: string, letter = '') =>
    code === undefined ? (controlLetters.get(letter) ?? letter) : String.fromCharCode(Number.parseInt(code, 16)),
  );

function unescapeJava(bytes: Buffer, start: number, end: number): string {
  const text = unescapeJson(bytes, start, end);
  if (/[\u0100-\uffff]/.test(text)) return text;
  const decoded = Buffer.from(text, 'latin1').toString('utf8');
  return decoded.includes('\ufffd') ? text : decoded;
}

/** Apache httpd, and nginx with its `escape=default`: an absent value is a dash. */
export const apacheDialect: Dialect = {
  isAbsent: isDash,
  escape: '\\',
  unescape: unescapeApache,
  escapesQuotes: true,
};

/** nginx with `escape=json`: the escapes of JSON, and nothing at all for an absent value. */
export const jsonDialect: Dialect = { ...apacheDialect, isAbsent: isNothing, unescape: unescapeJson };

/** Tomcat: the escapes of Java, where each byte that a client sent stands as a character, `\u00c3\u00bc`. */
export const javaDialect: Dialect = { ...apacheDialect, unescape: unescapeJava };

/** Values stand as they were sent, quotes included; an absent value is a dash. */
export const plainDialect: Dialect = { isAbsent: isDash, escape: null, unescape: asUtf8, escapesQuotes: false };

/** nginx with `escape=none`. */
export const bareDialect: Dialect = { ...plainDialect, isAbsent: isNothing };

/** HAProxy: `#22` for a quote. */
export const hashDialect: Dialect = {
  ...plainDialect,
  escape: '#',
  unescape: (bytes, start, end) =>
    Buffer.from(
      bytes
        .toString('latin1', start, end)
        .replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
      'latin1',
    ).toString('utf8'),
};

/** IIS: a space in a header value is written as a plus. */
export const plusDialect: Dialect = {
  ...plainDialect,
  header: { escape: '+', unescape: (bytes, start, end) => asUtf8(bytes, start, end).replaceAll('+', ' ') },
};

/** CloudFront: header values are percent-encoded, and some logs have them encoded twice. */
export const percentDialect: Dialect = {
  ...plainDialect,
  header: {
    escape: '%',
    unescape: (bytes, start, end) => decodePercent(decodePercent(asUtf8(bytes, start, end))),
  },
};

function decodePercent(text: string): string {
  const bytes = Buffer.from(text, 'utf8').toString('latin1');
  const decoded = bytes.replace(/%([0-9A-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return Buffer.from(decoded, 'latin1').toString('utf8');
}
