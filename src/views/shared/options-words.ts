import type { OptionsKind } from '../../model/exchange.js';

export type OptionsWords = {
  /** Follow a count. */
  readonly one: string;
  readonly many: string;
  /** Why it is no preflight, one or two sentences. */
  readonly why: string;
};

/** What people call an OPTIONS that is no preflight. */
export const optionsWords: Readonly<Record<OptionsKind, OptionsWords>> = {
  'internal-dummy': {
    one: 'internal dummy connection of Apache',
    many: 'internal dummy connections of Apache',
    why: 'httpd wakes its own children so, with OPTIONS * from the machine itself. It is normal and does no harm.',
  },
  'server-wide': {
    one: 'for the whole server (OPTIONS *)',
    many: 'for the whole server (OPTIONS *)',
    why: 'The target * asks what the server can do in general. A browser always asks for one URL.',
  },
  webdav: {
    one: 'of WebDAV or Office',
    many: 'of WebDAV or Office',
    why: 'WebDAV clients and Office ask with OPTIONS what may be done with a folder. No page is behind it.',
  },
  scanner: {
    one: 'from a scanner',
    many: 'from scanners',
    why: 'One client asked for many different targets and was refused at each: a scanner looks for methods that are open.',
  },
  'same-origin': {
    one: 'of a page on the same origin',
    many: 'of pages on the same origin',
    why: 'A page may send OPTIONS to its own server whenever it likes. Nothing is shared across origins here.',
  },
  'foreign-protocol': {
    one: 'of another protocol (SIP, RTSP)',
    many: 'of other protocols (SIP, RTSP)',
    why: 'The target is a URL of another protocol. Scanners send these to every open port.',
  },
  other: {
    one: 'of no known kind',
    many: 'of no known kind',
    why: 'It lacks what every preflight has: an Origin, Access-Control-Request-Method, or at least a browser that sends it.',
  },
};
