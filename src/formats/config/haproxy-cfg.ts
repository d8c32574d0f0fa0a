import { givenHaproxyFormat } from '../given-format.js';
import type { ConfigReader } from './named-format.js';

type Section = {
  readonly name: string;
  readonly request: string[];
  format: string | null;
  logs: boolean;
};

/** What each frontend captures of requests, in the order of its slots, and its `log-format`; `defaults` hold behind. */
export const readHaproxyCfg: ConfigReader = (text) => {
  const sections: Section[] = [];
  let defaults: Pick<Section, 'format' | 'logs'> = { format: null, logs: false };
  let current: Section | null = null;
  for (const line of text.split('\n')) {
    const words = line.trim().split(/\s+/);
    const [first = '', second = '', third = ''] = words;
    if (/^(?:global|defaults|frontend|listen|backend)$/.test(first)) {
      current = { name: second, request: [], format: defaults.format, logs: defaults.logs };
      if (first === 'defaults') defaults = current;
      else if (first === 'frontend' || first === 'listen') sections.push(current);
    } else if (current === null) continue;
    else if (first === 'option' && (second === 'httplog' || second === 'httpslog')) current.logs = true;
    else if (first === 'log-format') {
      current.format = unquote(line.trim().slice(first.length).trim());
      current.logs = true;
    } else readCapture(current, first, second, third, words);
  }
  return sections
    .filter(({ logs }) => logs)
    .map(({ name, format, request }) => ({
      name,
      used: true,
      format: () => givenHaproxyFormat(format, { request: request.map(orNull) }),
    }));
};

/** `capture request header Origin len 64`, and `http-request capture req.hdr(Origin) len 64`, which adds a slot too. */
function readCapture(section: Section, first: string, second: string, third: string, words: readonly string[]): void {
  if (first === 'capture' && second === 'request' && third === 'header') {
    section.request.push((words[3] ?? '').toLowerCase());
  } else if (first === 'http-request' && second === 'capture' && words.includes('len')) {
    section.request.push(/^req\.f?hdr\(([^),]+)/.exec(third)?.[1]?.toLowerCase() ?? '');
  } else if (first === 'declare' && second === 'capture' && third === 'request') {
    section.request.push('');
  }
}

/** What is captured from elsewhere has no header's name. */
function orNull(name: string): string | null {
  return name === '' ? null : name;
}

function unquote(text: string): string {
  const quoted = /^(?:"((?:[^"\\]|\\.)*)"|'([^']*)')/.exec(text);
  if (quoted !== null) return quoted[2] ?? (quoted[1] ?? '').replace(/\\(.)/g, '$1');
  return text.replace(/\\(.)/g, '$1');
}
