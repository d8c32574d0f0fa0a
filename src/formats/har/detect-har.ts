import type { Detection } from '../format.js';

const prologue = /^\ufeff?(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*(?:[\w$.[\]]{1,100}\s*\(\s*)?([{[])/;
const log = /"log"\s*:\s*[{[]/;
const member = /"(?:creator|entries|pages|browser|version)"\s*:/g;
const entry = /"startedDateTime"\s*:/;

/** Whether the first bytes are those of a HAR: an object with a `log`, or the bare log as Firefox's exporter hands it out. */
export function detectHar(head: Uint8Array): Detection | null {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('utf8');
  if (!prologue.test(text)) return null;
  const members = new Set(text.match(member)).size;
  const hasLog = log.test(text);
  if (hasLog && members > 0) return { confidence: 1, reason: 'it is JSON with a log of HTTP requests' };
  if (entry.test(text)) return { confidence: 0.95, reason: 'it is JSON with entries as a HAR has them' };
  if (hasLog) return { confidence: 0.7, reason: 'it is JSON that begins with a log' };
  if (members > 1) return { confidence: 0.6, reason: 'it is JSON with members that a HAR log has' };
  return null;
}
