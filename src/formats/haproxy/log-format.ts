import { withAbsoluteTarget } from '../absolute-target.js';
import { hashDialect } from '../access-log/dialect.js';
import { createItems, type Items } from '../access-log/items.js';
import { type Layout, layOut } from '../access-log/layout.js';
import type { LineTest } from '../access-log/share-of-lines.js';
import { foreignLetters } from '../apache-log-parser/log-format-items.js';
import type { CompileError } from '../apache-log-parser/log-parser.js';
import { type CaptureNames, createCaptures } from './captures.js';
import { readTermination } from './termination.js';

const { word, text, captures: captured, prefix, tail, query } = foreignLetters;

/** What `option httplog` stands for. */
export const httpLog =
  '%ci:%cp [%tr] %ft %b/%s %TR/%Tw/%Tc/%Tr/%Ta %ST %B %CC %CS %tsc %ac/%fc/%bc/%sc/%rc %sq/%bq %hr %hs %{+Q}r';

type Directive = readonly [letter: string, argument?: string, request?: 'original'];

/** Variables in the words of Apache. Others hold nothing of use here. */
const variables: ReadonlyMap<string, Directive> = new Map(
  Object.entries<Directive>({
    ci: ['a'],
    cp: ['p', 'remote'],
    r: ['r'],
    HM: ['m'],
    HU: ['U', '', 'original'],
    HP: ['U'],
    HPO: ['U'],
    HQ: [query],
    ST: ['s'],
    B: ['O'],
    U: ['I'],
    Ta: [text],
    tsc: [word],
    ts: [word],
    s: [word],
  }),
);

const localTime = 'begin:%d/%b/%Y:%H:%M:%S';
const times: ReadonlySet<string> = new Set(['t', 'tr']);
const zonedTimes: ReadonlySet<string> = new Set(['T', 'Tl', 'trg', 'trl']);

/**
 * Lays out a `log-format` of HAProxy, with whatever a log daemon put before it. `names` are those of the captured
 * headers, which the log itself does not show.
 */
export function layOutHaproxy(format: string, names: CaptureNames | null = null): Layout | CompileError {
  const items = createItems();
  items.field('the prefix of the log daemon', prefix, /^%ci:%cp \[%tr?\]/.test(format.trim()) ? 'dated' : '');
  let quotesAll = false;
  // HAProxy writes no two spaces in a row: beside a variable that writes nothing one of two is gone.
  const joined = format
    .trim()
    .replace(/(%\{[^}]*\}o) +/g, '$1')
    .replace(/ ?%hr %hs | ?%hr | ?%hs /g, ' %[captures]');
  for (const [token, flags, expression, name] of joined.matchAll(
    /%(?:\{([^}]*)\})?(?:(\[[^\]]*\])|([A-Za-z]+))|%%|%|[^%]+/g,
  )) {
    if (flags !== undefined && name === 'o') quotesAll = flags.includes('+Q');
    else if (name === undefined && expression === undefined) items.literal(token === '%%' ? '%' : token);
    else addVariable(items, token, name ?? expression ?? '', quotesAll || flags?.includes('+Q') === true);
  }
  items.field('more fields', tail);
  const flagsField = items.find('%tsc') ?? items.find('%ts');
  const serverField = items.find('%s');
  const capturesField = items.find('%[captures]');
  const captures = createCaptures(names);
  return layOut(items.list(), {
    dialect: hashDialect,
    methodFields: '%r or %HM',
    refine(record, { value, logged }) {
      const whole = captures.addTo(withAbsoluteTarget(record), logged(capturesField));
      return flagsField === null ? whole : readTermination(whole, logged(flagsField), value(serverField));
    },
    recorded: captures.recorded,
    ...(capturesField === null ? {} : { matters: mayCaptureOrigin(capturesField) }),
  });
}

function addVariable(items: Items, token: string, name: string, isQuoted: boolean): void {
  if (isQuoted) items.literal('"');
  if (name === '[captures]') items.field(token, captured);
  else if (times.has(name)) {
    items.field(token, 't', localTime);
    items.literal('.');
    items.field(token, 't', 'begin:msec_frac');
  } else if (zonedTimes.has(name)) items.field(token, 't', `${localTime} %z`);
  else items.field(token, ...(variables.get(name) ?? ([text] as const)));
  if (isQuoted) items.literal('"');
}

/** A cross-origin request shows an Origin among its captures. */
function mayCaptureOrigin(field: number): LineTest {
  return (bytes, starts, ends) => {
    const end = ends[field] as number;
    for (let at = starts[field] as number; at < end; at++) {
      // `{` or `|`, and then `http` or `null`.
      if ((bytes[at] === 0x7b || bytes[at] === 0x7c) && (bytes[at + 1] === 0x68 || bytes[at + 1] === 0x6e)) return true;
    }
    return false;
  };
}
