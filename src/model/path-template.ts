/** Longest template kept; a path beyond it is cut at a segment. */
const maximumLength = 120;

/**
 * The path of a request target or URL with its variable segments as `*`, so that `/orders/4711` and `/orders/4712`
 * are one endpoint: numbers, UUIDs, long hexadecimal words and long words with digits. Query and userinfo are dropped.
 */
export function pathTemplate(url: string): string {
  if (url !== last.url) last = { url, template: templateOf(url) };
  return last.template;
}

/** Several ask for the template of one exchange, whose two URLs are the same. */
let last = { url: '/', template: '/' };

function templateOf(url: string): string {
  const path = pathOf(url);
  if (path === '*') return path;
  let template = '';
  for (const segment of path.split('/').slice(1)) {
    const part = `/${isVariable(segment) ? '*' : segment}`;
    if (template.length + part.length > maximumLength) return `${template}/…`;
    template += part;
  }
  return template === '' ? '/' : template;
}

function pathOf(url: string): string {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url);
  const target = authority === null ? url : url.slice(authority[0].length);
  const end = target.search(/[?#]/);
  const path = end === -1 ? target : target.slice(0, end);
  return path === '' ? '/' : path;
}

/** Whether a segment of a path stands for a value. */
export function isVariable(segment: string): boolean {
  if (segment === '') return false;
  if (/^[0-9]+$/.test(segment)) return true;
  // Everything else is longer.
  if (segment.length <= 8) return false;
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(segment)) return true;
  if (/^[0-9a-f]{12,}$/i.test(segment) && /[0-9]/.test(segment)) return true;
  if (/%[0-9a-f]{2}/i.test(segment) && segment.length > 24) return true;
  // Tokens, hashes, order numbers such as ORD-2026-004711: at least four digits in a word of letters and digits.
  return segment.length > 8 && (segment.match(/[0-9]/g)?.length ?? 0) >= 4 && !segment.includes('.');
}
