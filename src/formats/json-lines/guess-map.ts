import { isObject } from '../har/har-value.js';
import { type FieldMap, type HeaderSources, headersApart, headersIn, noFields, type Sources } from './field-map.js';
import type { JsonObject, JsonPath } from './json-path.js';
import { readJsonTime } from './json-time.js';
import { isAbsent } from './json-values.js';
import { plainName, type Role, usualNames, usualRequestHeaders, usualResponseHeaders } from './usual-names.js';

/** A member of a line, or of the object in it that describes the request or the response. */
type Member = { readonly path: JsonPath; readonly plain: string; readonly value: unknown; readonly side: Side };
type Side = 'line' | 'request' | 'response';

const sides: ReadonlyMap<string, Side> = new Map([
  ['request', 'request'],
  ['req', 'request'],
  // In Google's Cloud Logging, and in Azure's services and Serilog, with what was answered in it.
  ['httprequest', 'request'],
  ['properties', 'request'],
  ['response', 'response'],
  ['res', 'response'],
  ['httpresponse', 'response'],
]);

/** Members looked at; a line of an access log has a few dozen. */
const mostMembers = 300;
/** Kinds of lines remembered; an access log has one or two. */
const mostKinds = 100;
/** Characters of all its names together. */
const longestKind = 8192;

/** Guesses from names and values where the lines of a JSON log show what; null where a line shows no request. */
export function createMapGuesser(): (line: JsonObject) => FieldMap | null {
  const known = new Map<string, FieldMap>();
  return (line) => {
    const members = membersOf(line);
    const kind = members.map(({ path }) => path.join('\t')).join('\n');
    if (kind.length > longestKind) return null;
    const found = known.get(kind) ?? guess(members);
    if (found === null) return null;
    if (known.size >= mostKinds) known.clear();
    known.set(kind, found);
    return found;
  };
}

function membersOf(line: JsonObject): readonly Member[] {
  const members: Member[] = [];
  for (const [key, value] of Object.entries(line).slice(0, mostMembers)) {
    const plain = plainName(key);
    const side = sides.get(plain);
    if (side !== undefined && isObject(value)) {
      for (const [inner, one] of Object.entries(value).slice(0, mostMembers)) {
        members.push({ path: [key, inner], plain: plainName(inner), value: one, side });
      }
    } else members.push({ path: [key], plain, value, side: 'line' });
  }
  return members;
}

function guess(members: readonly Member[]): FieldMap | null {
  const find = (role: Role, side: Side = 'request'): Sources =>
    usualNames[role].flatMap((name) =>
      members
        .filter((member) => member.plain === name && (member.side === 'line' || member.side === side))
        .filter(({ value }) => looksLike(role, value))
        .map(({ path }) => path),
    );
  const findAnswered = (role: Role): Sources => {
    const found = find(role, 'response');
    return found.length > 0 ? found : find(role);
  };
  const requestLine = find('requestLine');
  const method = find('method');
  const url = find('url');
  const status = findAnswered('status');
  if ((requestLine.length === 0 && (method.length === 0 || url.length === 0)) || status.length === 0) return null;
  return {
    ...noFields,
    requestLine,
    method,
    url,
    status,
    query: find('query'),
    client: find('client'),
    clientPort: find('clientPort'),
    host: find('host'),
    begin: find('begin'),
    end: find('end'),
    duration: find('duration'),
    size: findAnswered('size'),
    requestHeaders: headersOf(members, 'request', usualRequestHeaders, find('requestHeaders')),
    responseHeaders: headersOf(members, 'response', usualResponseHeaders, find('responseHeaders', 'response')),
  };
}

function headersOf(
  members: readonly Member[],
  side: Side,
  names: ReadonlyMap<string, string>,
  objects: Sources,
): HeaderSources {
  const inner = members.filter((one) => one.side === side && one.plain === 'headers' && isObject(one.value));
  const all = [...objects, ...inner.map(({ path }) => path)];
  if (all.length > 0) return headersIn(...all);
  const single = new Map<string, Sources>();
  for (const { plain, path, value, side: where } of members) {
    const name = where === 'line' || where === side ? names.get(plain) : undefined;
    if (name === undefined || isObject(value) || (name === 'origin' && !mayBeOrigin(value))) continue;
    single.set(name, [...(single.get(name) ?? []), path]);
  }
  return headersApart(single);
}

/** `origin` is also what people call the back end. */
function mayBeOrigin(value: unknown): boolean {
  return isAbsent(value) || value === 'null' || (typeof value === 'string' && value.includes('://'));
}

/** What the value of a role looks like; what is absent on this line may come on another. */
function looksLike(role: Role, value: unknown): boolean {
  switch (role) {
    case 'requestLine':
      return typeof value === 'string' && /^[A-Za-z]{3,20} \S/.test(value);
    case 'method':
      return typeof value === 'string' && /^[A-Za-z-]{3,20}$/.test(value);
    case 'url':
      return typeof value === 'string' && /^(?:\/|\*$|https?:\/\/)/i.test(value);
    case 'status':
      // A list or an object cannot always be made a text: a member called `toString` is in the way.
      return (typeof value === 'string' || typeof value === 'number') && /^(?:[1-5]\d\d|0)$/.test(`${value}`);
    case 'duration':
      return (
        readJsonTime(value) === null && (isAbsent(value) || typeof value === 'string' || typeof value === 'number')
      );
    case 'begin':
    case 'end':
      return readJsonTime(value) !== null;
    case 'requestHeaders':
    case 'responseHeaders':
      return isObject(value);
    case 'client':
    case 'host':
      return isAbsent(value) || (typeof value === 'string' && /^[\w.:[\]%-]+(?:,.*)?$/.test(value));
    default:
      return isAbsent(value) || typeof value === 'string' || typeof value === 'number';
  }
}
