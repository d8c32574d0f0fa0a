import { type FieldMap, type HeaderSources, headersApart, noFields, type Sources } from './field-map.js';
import { type JsonPath, parsePath } from './json-path.js';

type Part =
  | 'requestLine'
  | 'method'
  | 'url'
  | 'query'
  | 'status'
  | 'client'
  | 'host'
  | 'begin'
  | 'end'
  | 'duration'
  | 'size';

/** What a field map calls a part of a record. */
const parts: ReadonlyMap<string, Part> = new Map([
  ['request', 'requestLine'],
  ['method', 'method'],
  ['url', 'url'],
  ['query', 'query'],
  ['status', 'status'],
  ['client', 'client'],
  ['host', 'host'],
  ['time', 'begin'],
  ['end', 'end'],
  ['seconds', 'duration'],
  ['milliseconds', 'duration'],
  ['size', 'size'],
]);

export type MapError = { readonly error: string };

const example = 'json:method=$.req.method,url=$.req.url,status=$.status,request.origin=$.req.headers.origin';

/**
 * Reads a field map such as `method=$.req.method,url=$.url,status=$.status,request.origin=$.origin`. `requestHeaders`
 * and `responseHeaders` name objects that hold all headers of a side, `request.NAME` and `response.NAME` single ones;
 * a part may be given several times, and the first that shows a value counts. The error is one sentence.
 */
export function parseFieldMap(text: string): FieldMap | MapError {
  let map: FieldMap = noFields;
  const headers: Record<'request' | 'response', HeaderSources> = {
    request: noFields.requestHeaders,
    response: noFields.responseHeaders,
  };
  for (const entry of splitEntries(text)) {
    const equals = entry.indexOf('=');
    const name = entry.slice(0, Math.max(equals, 0)).trim();
    const path = parsePath(entry.slice(equals + 1));
    if (equals < 0 || path === null) return { error: `"${entry.trim()}" is not of the form NAME=$.path (${example})` };
    const part = parts.get(name);
    const [side, header] = readHeaderName(name);
    if (part !== undefined) {
      map = { ...map, [part]: [...map[part], path] };
      if (part === 'duration') map = { ...map, durationUnit: name === 'seconds' ? 1000 : 1 };
    } else if (side !== null) {
      headers[side] = header === null ? withObject(headers[side], path) : withHeader(headers[side], header, path);
    } else
      return {
        error: `A field map has no "${name}": use ${[...parts.keys()].join(', ')}, requestHeaders, responseHeaders, request.NAME or response.NAME`,
      };
  }
  if (map.requestLine.length === 0 && (map.method.length === 0 || map.url.length === 0)) {
    return { error: `A field map must say where method and url stand, or the whole request line (${example})` };
  }
  return { ...map, requestHeaders: headers.request, responseHeaders: headers.response };
}

/** At commas outside of brackets. */
function splitEntries(text: string): readonly string[] {
  return text.match(/(?:\[(?:'[^']*'|"[^"]*"|[^\]]*)\]|[^,[])+/g) ?? [];
}

function readHeaderName(name: string): readonly [side: 'request' | 'response' | null, header: string | null] {
  const [, whole, single, header] = /^(?:(request|response)Headers|(request|response)\.(.+))$/.exec(name) ?? [];
  const side = whole ?? single;
  return [side === 'request' || side === 'response' ? side : null, header?.toLowerCase() ?? null];
}

function withObject(sources: HeaderSources, path: JsonPath): HeaderSources {
  return { ...sources, objects: [...sources.objects, path] };
}

function withHeader(sources: HeaderSources, name: string, path: JsonPath): HeaderSources {
  const paths: Sources = [...(sources.single.get(name) ?? []), path];
  return { ...sources, ...headersApart(new Map([...sources.single, [name, paths]])), objects: sources.objects };
}
