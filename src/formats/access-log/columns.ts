import { type DirectiveItem, foreignLetters } from '../apache-log-parser/log-format-items.js';
import { forwardingHeaders } from '../forwarded/forwarded-client.js';

/** A header of the format and the index of its value among the directives. */
export type HeaderColumn = {
  /** Lower-case. */
  readonly name: string;
  readonly field: number;
  readonly condition: DirectiveItem['condition'];
};

/** Which directive of a LogFormat says what; an index among the directives, or null. */
export type Columns = {
  /** Who connected to the server, or whom the server took for the client. */
  readonly client: number | null;
  /** For whom a proxy says that it speaks. */
  readonly forwarded: HeaderColumn | null;
  readonly host: number | null;
  readonly port: number | null;
  readonly requestLine: number | null;
  readonly method: number | null;
  readonly path: number | null;
  readonly query: number | null;
  readonly status: number | null;
  readonly size: number | null;
  readonly handler: number | null;
  readonly backendStatus: number | null;
  readonly errorLogId: number | null;
  readonly uniqueId: number | null;
  readonly clientPort: number | null;
  readonly cookie: number | null;
  readonly requestHeaders: readonly HeaderColumn[];
  readonly responseHeaders: readonly HeaderColumn[];
  /** Notes that `Header onsuccess|always note Access-Control-Allow-Origin` sets, which show a header sent twice. */
  readonly allowOriginOnSuccess: number | null;
  readonly allowOriginAlways: number | null;
};

type Test = (item: DirectiveItem) => boolean;

/** Finds the columns of a format; where several say the same, the one that is nearer to what the browser saw. */
export function findColumns(directives: readonly DirectiveItem[]): Columns {
  const find = (...tests: Test[]): number | null => {
    for (const test of tests) {
      const field = directives.findIndex((item) => item.condition === null && test(item));
      if (field >= 0) return field;
    }
    return null;
  };
  const headers = (letter: string): readonly HeaderColumn[] => {
    const columns: HeaderColumn[] = [];
    for (const [field, item] of directives.entries()) {
      const name = item.argument.toLowerCase();
      if (item.letter !== letter || name === '' || columns.some((column) => column.name === name)) continue;
      columns.push({ name, field, condition: item.condition });
    }
    return columns;
  };
  const header = (name: string): Test => is('i', name);
  const requestHeaders = headers('i');
  const forwarded = forwardingHeaders.flatMap((name) =>
    requestHeaders.filter((column) => column.name === name && column.condition === null),
  );
  return {
    client: find(not('a', 'c'), not('h', 'c'), is('a', 'c'), is('h', 'c')),
    forwarded: forwarded[0] ?? null,
    host: find(header('host'), is('V'), is('v')),
    port: find(is('p', ''), is('p', 'canonical'), is('p', 'local')),
    requestLine: find(is('r')),
    // After an ErrorDocument `%m` and `%q` show the internal request: `%<m` is right where it is logged.
    method: find((item) => item.letter === 'm' && item.request === 'original', is('m')),
    path: find((item) => item.letter === 'U' && item.request === 'original', is('U')),
    query: find((item) => item.letter === 'q' && item.request === 'original', is('q'), is(foreignLetters.query)),
    status: find((item) => item.letter === 's' && item.request === 'final', is('s')),
    size: find(is('O'), is('b'), is('B')),
    handler: find(is('R')),
    backendStatus: find(is('n', 'proxy-status'), is(foreignLetters.status)),
    errorLogId: find(not('L', 'c')),
    uniqueId: find(is('e', 'unique_id')),
    clientPort: find(is('p', 'remote')),
    cookie: find(is('C'), header('cookie')),
    requestHeaders,
    responseHeaders: headers('o'),
    allowOriginOnSuccess: find(is('n', 'cors_acao_on')),
    allowOriginAlways: find(is('n', 'cors_acao_al')),
  };
}

function is(letter: string, argument?: string): Test {
  return (item) => item.letter === letter && (argument === undefined || item.argument.toLowerCase() === argument);
}

function not(letter: string, argument: string): Test {
  return (item) => item.letter === letter && item.argument.toLowerCase() !== argument;
}
