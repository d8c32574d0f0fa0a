import type { Cause } from '../causes/cause.js';
import type { Warning } from '../causes/warnings.js';
import type { RemedyKind } from '../model/remedy.js';
import { padEnd, wrap } from './shared/width.js';

/** What repairs a cause, whatever the server; the report has it in the server's own syntax. */
const remedyWords: Readonly<Record<RemedyKind, string>> = {
  'send-cors-headers': 'Send Access-Control-Allow-Origin and its companions on every answer, errors included.',
  'answer-preflight': 'Answer the OPTIONS itself with 204, before the application or the login sees it.',
  'let-preflight-through-auth': 'Let OPTIONS through without a login; browsers never send credentials with it.',
  'send-header-once': 'Send the header once, from one place: the server or the application, not both.',
  'list-methods': 'List the method in Access-Control-Allow-Methods.',
  'list-headers': 'List the header names in Access-Control-Allow-Headers.',
  'allow-credentials': 'Name the one origin instead of * and send Access-Control-Allow-Credentials: true.',
  'allow-listed-origins-only': 'Compare Origin with a list of exact origins, and allow no other.',
  'vary-by-origin': 'Send Vary: Origin with every answer that depends on the Origin, also where it allows nothing.',
  'set-max-age': 'Send Access-Control-Max-Age: 600 with the answers to preflights.',
  'stop-redirect': 'Call the final URL from the page, or answer OPTIONS before the redirect.',
  'look-at-application': 'Look at the application first: the error it answers with is the fault, not CORS.',
  'look-at-network': 'Look at the connection first: no CORS header helps where no answer arrives.',
  'look-at-page': 'Look at the code of the page: no server can repair what it sends.',
};

/** Every cause by family, then the warnings. */
export function listCauses(causes: readonly Cause[], warnings: readonly Warning[], width: number): string {
  const families = new Map<string, (readonly string[])[]>();
  const file = (family: string, id: string, title: string) => {
    const rows = families.get(family);
    if (rows === undefined) families.set(family, [[id, title]]);
    else rows.push([id, title]);
  };
  for (const { family, id, title } of causes) file(family, id, title);
  for (const { id, title } of warnings) file('warnings, never a verdict', id, title);
  const blocks = [...families].map(([family, rows]) => {
    const lines = rows.flatMap(([id = '', title = '']) => listItem(id, title, width));
    return [family, ...lines].join('\n');
  });
  return `${blocks.join('\n\n')}\n\npreflight-audit explain CAUSE tells more about one of them.\n`;
}

const idColumn = 41;

/** The title stands beside the id, or below it where there is no room. */
function listItem(id: string, title: string, width: number): readonly string[] {
  if (width < idColumn * 2) return [`  ${id}`, ...wrap(title, width - 6).map((line) => `      ${line}`)];
  return wrap(title, width - idColumn - 2).map((line, index) => `  ${padEnd(index === 0 ? id : '', idColumn)}${line}`);
}

/** What a cause means, why it happens, what browsers show, how to confirm it, what repairs it. */
export function explainCause(cause: Cause, width: number): string {
  const { chromium, firefox, webkit } = cause.shown;
  return join([
    [`${cause.id} (${cause.family})`, ...wrap(cause.title, width)],
    indent(cause.why, width),
    section('Why it happens', bullets(cause.commonReasons, width)),
    section('What browsers show', [
      ...beside('Chrome', chromium, width),
      ...beside('Firefox', firefox, width),
      ...beside('Safari', webkit, width),
    ]),
    section('How to confirm it', indent(cause.confirm, width)),
    section(
      'What repairs it',
      bullets(
        cause.remedies.map(({ kind }) => remedyWords[kind]),
        width,
      ),
    ),
  ]);
}

export function explainWarning(warning: Warning, width: number): string {
  return join([
    [`${warning.id} (a warning, never a verdict)`, ...wrap(warning.title, width)],
    indent(warning.advice, width),
    section(
      'What repairs it',
      bullets(
        warning.remedies.map(({ kind }) => remedyWords[kind]),
        width,
      ),
    ),
  ]);
}

function join(sections: readonly (readonly string[])[]): string {
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [heading, ...lines];
}

function indent(text: string, width: number): readonly string[] {
  return wrap(text, width - 2).map((line) => `  ${line}`);
}

function bullets(texts: readonly string[], width: number): readonly string[] {
  return texts.flatMap((text) => wrap(text, width - 4).map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`));
}

function beside(label: string, text: string, width: number): readonly string[] {
  return wrap(text, width - 11).map((line, index) => `  ${padEnd(index === 0 ? label : '', 9)}${line}`);
}
