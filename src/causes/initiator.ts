import type { HttpRecord } from '../model/http-record.js';

const words: Readonly<Record<string, string>> = {
  xhr: 'XMLHttpRequest',
  fetch: 'fetch',
  script: 'script',
  image: 'image',
  font: 'font',
  stylesheet: 'CSS stylesheet',
  eventsource: 'resource',
};

/** What a console sentence calls the request: "Access to fetch at ...". */
export function initiatorOf(record: HttpRecord): string {
  return words[record.marks.resourceType ?? ''] ?? 'fetch';
}
