import type { Detection } from '../format.js';

const opening = /^(?:[\w$.[\]]{1,100}\s{0,100}\(\s{0,100})?[{[]/;
const log = /"log"\s{0,100}:\s{0,100}[{[]/;
const member = /"(?:creator|entries|pages|browser|version)"\s{0,100}:/g;
const entry = /"startedDateTime"\s{0,100}:/;

/** Whether the first bytes are those of a HAR: an object with a `log`, or the bare log as Firefox's exporter hands it out. */
export function detectHar(head: Uint8Array): Detection | null {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('utf8');
  if (!opening.test(withoutProlog(text).slice(0, 400))) return null;
  const members = new Set(text.match(member)).size;
  const hasLog = log.test(text);
  if (hasLog && members > 0) return { confidence: 1, reason: 'it is JSON with a log of HTTP requests' };
  if (entry.test(text)) return { confidence: 0.95, reason: 'it is JSON with entries as a HAR has them' };
  if (hasLog) return { confidence: 0.7, reason: 'it is JSON that begins with a log' };
  if (members > 1) return { confidence: 0.6, reason: 'it is JSON with members that a HAR log has' };
  return null;
}

/** The text behind a byte order mark, white space and comments. */
function withoutProlog(text: string): string {
  let rest = text.trimStart();
  for (;;) {
    const end = rest.startsWith('//') ? rest.indexOf('\n') + 1 : rest.startsWith('/*') ? rest.indexOf('*/', 2) + 2 : 0;
    if (end < 2) return rest;
    rest = rest.slice(end).trimStart();
  }
}
