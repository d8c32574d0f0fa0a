import { withoutResponse } from '../access-log/client-gone.js';
import { plainDialect } from '../access-log/dialect.js';
import { createItems, type Items, isoTime } from '../access-log/items.js';
import { type Layout, layOut, type Refine } from '../access-log/layout.js';
import { foreignLetters } from '../apache-log-parser/log-format-items.js';
import type { CompileError } from '../apache-log-parser/log-parser.js';

type Directive = readonly [letter: string, argument?: string, request?: 'original'];

/** Command operators in the words of Apache. Others hold nothing of use here. */
const operators: ReadonlyMap<string, Directive> = new Map(
  Object.entries<Directive>({
    PROTOCOL: ['H'],
    RESPONSE_CODE: ['s'],
    BYTES_RECEIVED: ['I'],
    BYTES_SENT: ['b'],
    DURATION: ['T', 'ms'],
    DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT: ['a'],
    DOWNSTREAM_DIRECT_REMOTE_ADDRESS_WITHOUT_PORT: ['a', 'c'],
  }),
);

const pseudoHeaders: ReadonlyMap<string, Directive> = new Map(
  Object.entries<Directive>({
    ':METHOD': ['m'],
    ':PATH': ['U', '', 'original'],
    ':AUTHORITY': ['i', 'Host'],
  }),
);

/** Lays out an access log format of Envoy. Values stand as they were sent, so that a quote in one may mislead. */
export function layOutEnvoy(format: string): Layout | CompileError {
  const items = createItems();
  for (const [token, name, argument] of format
    .trimEnd()
    .matchAll(/%([A-Z_0-9]+)(?:\(([^)]*)\))?(?::\d+)?%|%%|[^%]+|%/g)) {
    if (token === '%%') items.literal('%');
    else if (name === undefined) items.literal(token);
    else addOperator(items, token, name, argument ?? '');
  }
  return layOut(items.list(), {
    dialect: plainDialect,
    refine: refineBy(items.find('%UPSTREAM_HOST%'), items.find('%RESPONSE_FLAGS%')),
    methodFields: '%REQ(:METHOD)%',
  });
}

/** Without an upstream host, or with a flag that says what went wrong, Envoy answered itself; code 0 is no answer. */
function refineBy(upstream: number | null, flags: number | null): Refine {
  return (record, { value }) => {
    if (record.status === 0) return withoutResponse(record, 'response code 0');
    if (upstream === null) return record;
    const backendStatus = value(upstream) === null || value(flags) !== null ? null : record.status;
    return { ...record, marks: { ...record.marks, backendStatus } };
  };
}

function addOperator(items: Items, token: string, name: string, argument: string): void {
  if (name === 'START_TIME') addStartTime(items, token, argument);
  else if (name === 'DOWNSTREAM_REMOTE_ADDRESS') {
    items.field(token, 'a');
    items.literal(':');
    items.field(token, 'p', 'remote');
  } else items.field(token, ...directiveFor(name, argument));
}

function directiveFor(name: string, argument: string): Directive {
  if (name === 'REQ' || name === 'REQUEST_HEADER') return headerOf(argument, 'i');
  if (name === 'RESP' || name === 'RESPONSE_HEADER') return headerOf(argument, 'o');
  return operators.get(name) ?? [foreignLetters.text];
}

/** `X?Y` is Y where X was not sent: the name is only sure where Y is a part of the request line. */
function headerOf(argument: string, letter: 'i' | 'o'): Directive {
  const [first = '', second] = argument.split('?', 2);
  const pseudo = pseudoHeaders.get((second ?? first).toUpperCase());
  if (pseudo !== undefined) return pseudo;
  return second === undefined ? [letter, first] : [foreignLetters.text];
}

/** `%s.%3f` and the like: fractions stand apart from what strftime writes. */
function addStartTime(items: Items, token: string, format: string): void {
  const separate = format.replace(/%E([1-9*])S/g, '%S.%$1f');
  for (const [part, digits] of separate.matchAll(/%([1-9*])?f|(?:%[^1-9*f]|[^%])+|%/g)) {
    if (/^%[1-9*]?f$/.test(part)) items.field(token, ...fractionOf(digits));
    else items.field(token, 't', `begin:${part.replace(/Z$/, '%z')}`);
  }
  if (format === '') isoTime(items, token, 'begin', 'msec');
}

function fractionOf(digits: string | undefined): Directive {
  if (digits === '3') return ['t', 'begin:msec_frac'];
  return digits === '6' ? ['t', 'begin:usec_frac'] : [foreignLetters.word];
}
