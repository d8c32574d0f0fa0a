import { lineFormat } from './access-log/access-log-format.js';
import { type Layout, layOutLogFormat } from './access-log/layout.js';
import type { CompileError } from './apache-log-parser/log-parser.js';
import { layOutEnvoy } from './envoy/format-string.js';
import type { Format } from './format.js';
import type { CaptureNames } from './haproxy/captures.js';
import { httpLog, layOutHaproxy } from './haproxy/log-format.js';
import { jsonWithMap } from './json.js';
import { layOutLighttpd } from './lighttpd.js';
import { layOutNginx, readNginxLogFormat } from './nginx/log-format.js';
import { layOutTomcat } from './tomcat/pattern.js';

type Kind = { readonly title: string; readonly layOut: (typed: string) => Layout | CompileError };

const kinds: ReadonlyMap<string, Kind> = new Map(
  Object.entries<Kind>({
    apache: { title: 'the given LogFormat', layOut: layOutLogFormat },
    nginx: { title: 'the given log_format', layOut: layOutTyped },
    lighttpd: { title: 'the given accesslog.format', layOut: layOutLighttpd },
    tomcat: { title: 'the given pattern', layOut: layOutTomcat },
    haproxy: { title: 'the given log-format', layOut: layOutHaproxy },
    envoy: { title: 'the given Envoy format', layOut: layOutEnvoy },
  }),
);

/** Servers whose format strings are understood, as the word before a colon. */
export const formatLanguages: readonly string[] = [...kinds.keys()];

/** A format from a string in the language of a server. */
export function givenFormat(server: string, typed: string): Format | CompileError {
  const kind = kinds.get(server);
  if (kind === undefined) return { error: `No format strings of "${server}" are known` };
  return lineFormat({ id: 'custom', title: kind.title, layOut: () => kind.layOut(typed), samples: [], server });
}

/** HAProxy's format with the names of the captured headers, which only its configuration shows. */
export function givenHaproxyFormat(format: string | null, names: CaptureNames): Format | CompileError {
  const layOut = () => layOutHaproxy(format ?? httpLog, names);
  return lineFormat({ id: 'custom', title: 'HAProxy with its configuration', layOut, samples: [], server: 'haproxy' });
}

/**
 * A format from a string that may say whose it is (`nginx:$remote_addr ...`) and else shows it: `$request` is nginx's,
 * `%REQ(...)%` Envoy's, other percent signs Apache's. `json:` begins a field map. Null where it is no format string.
 */
export function formatFromString(typed: string): Format | CompileError | null {
  const [, language = '', rest = ''] = /^([a-z]+):(.*)$/s.exec(typed.trim()) ?? [];
  if (language === 'json') return jsonWithMap(rest);
  if (kinds.has(language)) return givenFormat(language, rest);
  if (/^\s*log_format\s|\$\{?(?:request|remote_|status|msec|time_|http_|uri)/.test(typed)) {
    return givenFormat('nginx', typed);
  }
  if (/%(?:START_TIME|REQ\(|RESPONSE_CODE)/.test(typed)) return givenFormat('envoy', typed);
  return typed.includes('%') ? givenFormat('apache', typed) : null;
}

function layOutTyped(typed: string): Layout | CompileError {
  const format = readNginxLogFormat(typed);
  return 'error' in format ? format : layOutNginx(format);
}
