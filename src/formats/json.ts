import type { CompileError } from './apache-log-parser/log-parser.js';
import { isCaddyLine } from './caddy.js';
import type { Format } from './format.js';
import { isHaproxyLine } from './haproxy-json.js';
import { isIstioLine } from './istio-json.js';
import { createMapGuesser } from './json-lines/guess-map.js';
import { jsonLinesFormat, type Mapper } from './json-lines/json-lines-format.js';
import type { JsonObject } from './json-lines/json-path.js';
import { parseFieldMap } from './json-lines/parse-map.js';
import { isTraefikLine } from './traefik-json.js';

/** Lines that other formats know better. */
const ofServers = [isCaddyLine, isTraefikLine, isIstioLine, isHaproxyLine];

function createMapper(): Mapper {
  const guessMap = createMapGuesser();
  return (line) => (ofServers.some((isTheirs) => isTheirs(line)) ? null : guessMap(line));
}

/** No JSON at all: what Apache writes for a vertical tab, and its hexadecimal digits, which are in lower case. */
const apacheEscape = /(?<!\\)(?:\\\\)*\\(?:v|x(?:[0-9a-f][a-f]|[a-f][0-9]))/;

function holdsApacheEscapes(head: Buffer): boolean {
  return apacheEscape.test(head.toString('latin1'));
}

/** Variables of nginx, which many people name their fields after. */
const nginxNames =
  /^(?:time_iso8601|time_local|msec|remote_addr|remote_user|request_uri|request_time|body_bytes_sent|bytes_sent|upstream_\w+|http_(?:origin|referer|user_agent|host)|sent_http_\w+)$/;

function usesNginxNames(line: JsonObject): boolean {
  return Object.keys(line).filter((key) => nginxNames.test(key)).length > 2;
}

/** JSON lines of any logger that calls things by their usual names, nginx's `escape=json` among them. */
export const json = jsonLinesFormat({
  id: 'json',
  title: 'JSON lines',
  server: null,
  serverOf: (line) => (usesNginxNames(line) ? 'nginx' : null),
  createMapper,
  wrote: (head) => !holdsApacheEscapes(head),
  samples: [
    '{"r":"OPTIONS /api.json HTTP/1.1","o":"https://app.example","ua":"","aco":"","s":405,"id":"520298b1a0c4822f580b9ac31eade608","t":"1795364767.273"}',
    '{"time_iso8601":"2026-11-22T16:26:07+00:00","remote_addr":"192.0.2.7","request_method":"OPTIONS","request_uri":"/api?x","status":"204","http_origin":"https://app.example.com","sent_http_access_control_allow_origin":"","request_time":"0.012"}',
    '{"level":30,"time":1795364767273,"req":{"id":1,"method":"OPTIONS","url":"/api","headers":{"host":"api.example.com","origin":"https://app.example.com"},"remoteAddress":"::1","remotePort":50760},"res":{"statusCode":404,"headers":{"content-length":"9"}},"responseTime":3,"msg":"request completed"}',
  ],
});

/** JSON that a LogFormat of Apache's writes: no JSON at all where values hold `\xhh`, which is repaired. */
export const apacheJson = jsonLinesFormat({
  id: 'apache-json',
  title: "JSON by Apache's LogFormat",
  server: 'apache',
  createMapper,
  wrote: holdsApacheEscapes,
  samples: [
    '{"time":"2026-11-22T16:23:02+0000","remote":"127.0.0.1","method":"GET","request":"GET /\\xc3\\xbcn\\xc3\\xaf?q=\\xe2\\x82\\xac HTTP/1.1","uri":"/\\xc3\\xbcn\\xc3\\xaf","query":"","status":404,"bytes":6,"us":257,"origin":"-","ua":"-"}',
    '{"time":"2026-11-22T16:23:02+0000","remote":"127.0.0.1","method":"OPTIONS","request":"OPTIONS /api.json HTTP/1.1","uri":"/api.json","query":"","status":200,"bytes":-,"us":50,"origin":"https://app.example","ua":"\\v\\x1b"}',
  ],
});

/** JSON lines with a field map that the user gives: `json:method=$.req.method,...`. The error is one sentence. */
export function jsonWithMap(typed: string): Format | CompileError {
  const map = parseFieldMap(typed);
  if ('error' in map) return map;
  return jsonLinesFormat({
    id: 'json-map',
    title: 'JSON lines with the given field map',
    server: null,
    createMapper: () => () => map,
    samples: [],
  });
}
