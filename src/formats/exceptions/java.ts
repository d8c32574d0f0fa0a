import type { ServerException } from '../../model/exception.js';
import { type JsonObject, numberAt, textAt } from './json-body.js';
import type { Shown } from './shown.js';
import { captureIn, type Frame, filled, firstOwn, lineAfter, type Thrown } from './trace.js';

/** `at com.example.Orders.create(Orders.java:17)`; Tomcat's page leaves `at` out, newer JVMs put the module before. */
const frame =
  /^\s{0,20}(?:at )?(?:[\w$.@-]{0,100}\/{1,2}){0,3}((?:[\w$<>]{1,200}\.){1,20}[\w$<>-]{1,200})\(([\w$ -]{1,200}(?:\.(?:java|kt|scala|groovy|clj))?)(?::(\d{1,7}))?\)/;
const thrown =
  /^(Caused by: )?(?:Exception in thread "[^"]{0,200}" )?((?:[a-z_][\w$]{0,60}\.){1,12}[A-Z][\w$]{0,120}(?:\.[\w$]{1,120}){0,3})(?::(?: (.*))?)?$/;
const framework =
  /^(?:javax?|jakarta|jdk|sun|com\.sun|kotlin|scala|groovy|clojure|org\.(?:apache|springframework|eclipse|hibernate|jboss|glassfish|codehaus)|io\.(?:undertow|netty|micronaut|quarkus|vertx|micrometer)|reactor|com\.(?:fasterxml|google|zaxxer|mysql)|org\.postgresql|feign|play|akka|spray)\./;

/** How far above its first frame an exception is named: its message may have several lines. */
const longestMessage = 12;

/** Traces of the JVM, on their own, on the pages of Tomcat and Spring Boot, or in Spring's JSON. */
export function recogniseJava({ lines, json }: Shown): ServerException | null {
  const traces = tracesIn(lines);
  const cause = traces.at(-1);
  const page = pageOf(lines, json);
  if (cause === undefined && page !== 'Spring Boot') return null;
  const spring = json === null ? whitelabel(lines) : springJson(json);
  return {
    platform: 'Java',
    page,
    type: cause?.type ?? spring.type,
    message: cause === undefined ? spring.message : cause.message,
    frame: firstOwn(...[...traces].reverse()),
  };
}

/** The exception and what caused it, the cause last. */
function tracesIn(lines: readonly string[]): readonly Thrown[] {
  const traces: (Thrown & { readonly frames: Frame[] })[] = [];
  let openSince = -1;
  for (const [index, line] of lines.entries()) {
    const found = frame.exec(line);
    if (found !== null) {
      const [, method = '', file = '', number] = found;
      const isSource = number !== undefined || file.includes('.') || /^(?:Native Method|Unknown Source)$/.test(file);
      if (!isSource || openSince < 0 || index - openSince > longestMessage) continue;
      openSince = index;
      const place = { file, line: number === undefined ? null : Number(number), in: method };
      traces.at(-1)?.frames.push({ place, own: !framework.test(method) });
      continue;
    }
    const head = thrown.exec(line.trim());
    if (head === null) continue;
    // A second exception that nobody calls a cause or a root cause is another story.
    const isCause = head[1] !== undefined || /^(?:Root Cause|---)/i.test(lines[index - 1]?.trim() ?? '');
    if ((traces.at(-1)?.frames.length ?? 0) > 0 && !isCause) break;
    if (traces.at(-1)?.frames.length === 0) traces.pop();
    traces.push({ type: head[2] ?? null, message: filled(head[3]), frames: [] });
    openSince = index;
  }
  return traces.filter(({ frames }) => frames.length > 0);
}

function pageOf(lines: readonly string[], json: JsonObject | null): string | null {
  if (json !== null) return isSpringJson(json) ? 'Spring Boot' : null;
  for (const line of lines) {
    if (line.trim() === 'Whitelabel Error Page') return 'Spring Boot';
    if (/^\s{0,20}Apache Tomcat\//.test(line)) return 'Tomcat';
  }
  return null;
}

type Told = { readonly type: string | null; readonly message: string | null };

/** `timestamp`, `status`, `error` and `path` are always there; the rest only where it was switched on. */
function isSpringJson(json: JsonObject): boolean {
  const status = numberAt(json, 'status') ?? 0;
  return status >= 500 && textAt(json, 'error') !== null && textAt(json, 'path') !== null && 'timestamp' in json;
}

function springJson(json: JsonObject): Told {
  return { type: textAt(json, 'exception'), message: textAt(json, 'message') ?? textAt(json, 'error') };
}

const springSentence = /^There was an unexpected error \(type=(.{1,200}), status=(\d{3})\)\.$/;

function whitelabel(lines: readonly string[]): Told {
  const sentence = captureIn(lines, springSentence);
  const next = lineAfter(lines, springSentence);
  return { type: null, message: next === null || thrown.test(next) ? sentence : filled(next) };
}
