import type { CaseVerdict } from './run-cases.js';

/** Servers of the rig that are no Apache, or nothing at all. */
const unlogged = ['down.example.test', 'raw.example.test', 'unknown.example.org'];

/** Fails where httpd's log and the browser tell of different requests: two witnesses for what was really sent. */
export function compareWithLog(verdicts: readonly CaseVerdict[], log: string): void {
  const logged = requestsByCase(log);
  for (const { id, calls } of verdicts) {
    const sent = calls.flatMap((call) => (unlogged.includes(new URL(call.url).hostname) ? [] : call.sent));
    const atServer = logged.get(id) ?? [];
    if (sent.toSorted().join() !== atServer.toSorted().join()) {
      throw new Error(`case ${id}: the browser sent ${sent.join(', ')}; httpd logged ${atServer.join(', ')}`);
    }
  }
}

function requestsByCase(log: string): Map<string, string[]> {
  const logged = new Map<string, string[]>();
  let unanswered = '';
  for (const [, request = '', id = '', bytes] of log.matchAll(
    /"([^" ]+ \/case\/([^/?" ]+)[^" ]*) HTTP[^"]*" \d+ (\d+)/g,
  )) {
    // Where its backend hangs up, httpd may close a kept-alive connection without a word, and the browser asks again
    // on a new one: one request, two lines, the first of 0 bytes.
    if (request !== unanswered) logged.set(id, [...(logged.get(id) ?? []), request]);
    unanswered = bytes === '0' ? request : '';
  }
  return logged;
}
