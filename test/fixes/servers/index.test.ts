import { describe, expect, test } from 'vitest';
import { causes } from '../../../src/causes/index.js';
import type { Fix } from '../../../src/fixes/fix.js';
import { suggestFixes } from '../../../src/fixes/index.js';
import { findServer, recogniseServer, serverIds, servers } from '../../../src/fixes/servers/index.js';
import type { Remedy } from '../../../src/model/remedy.js';
import type { Group } from '../../../src/model/report.js';
import { madeUpExemplar, madeUpGroup, madeUpReport, topList } from '../made-up-group.js';

const kinds: readonly Remedy['kind'][] = [
  'send-cors-headers',
  'answer-preflight',
  'let-preflight-through-auth',
  'send-header-once',
  'list-methods',
  'list-headers',
  'allow-credentials',
  'allow-listed-origins-only',
  'vary-by-origin',
  'set-max-age',
];

/** What no configuration repairs. */
const advice: readonly Remedy['kind'][] = ['stop-redirect', 'look-at-application', 'look-at-network', 'look-at-page'];

/** What is asked of every server: each remedy by itself, then what differs by circumstances. */
const cases: readonly (readonly [title: string, group: Group, allowOrigins?: readonly string[]])[] = [
  ...[...kinds, ...advice].map((kind) => [kind, withRemedy(kind)] as const),
  ['allow-listed-origins-only, with credentials', closedToOthers()],
  ['send-cors-headers, response blocked', madeUpGroup({ cause: 'actual-allow-origin-missing', status: 503 })],
  ['allow-credentials, response blocked', madeUpGroup({ cause: 'actual-wildcard-with-credentials', status: 200 })],
  ['answer-preflight, 403', madeUpGroup({ cause: 'preflight-forbidden', status: 403 })],
  ['answer-preflight, 404 with %2F', withEncodedSlash()],
  ['look-at-application, 503', madeUpGroup({ cause: 'preflight-gateway-error', status: 503 })],
  ['list-methods, to be replaced', malformedLists()],
  [
    'one path, two origins of the user',
    madeUpGroup({ path: '/api/v1.0/me' }),
    ['https://a.example.com', 'http://[::1]:81'],
  ],
  ['what was asked for is not recorded', notRecorded()],
  ['no path that can be stated', madeUpGroup({ path: '/*', host: null })],
];

function withRemedy(kind: Remedy['kind']): Group {
  const cause = causes.find(({ remedies }) => remedies[0]?.kind === kind)?.id ?? 'preflight-ok-no-request';
  const status = { 'stop-redirect': 301, 'look-at-application': 500, 'let-preflight-through-auth': 401 }[
    kind as string
  ];
  return madeUpGroup({ cause, remedies: [{ kind }], status: status ?? 204 });
}

function closedToOthers(): Group {
  return madeUpGroup({ remedies: [{ kind: 'allow-listed-origins-only' }, { kind: 'allow-credentials' }], status: 200 });
}

function withEncodedSlash(): Group {
  const exemplars = [madeUpExemplar({ url: '/files/a%2Fb' })];
  return madeUpGroup({ cause: 'preflight-not-found', status: 404, path: '/files/a%2Fb', exemplars });
}

function notRecorded(): Group {
  const exemplars = [madeUpExemplar({ requestMethod: null, requestHeaders: null })];
  return madeUpGroup({ methods: topList({}), headers: topList({}), exemplars });
}

function malformedLists(): Group {
  const exemplars = [madeUpExemplar({ causes: ['preflight-allow-methods-malformed'] })];
  return madeUpGroup({ cause: 'preflight-allow-methods-malformed', status: 204, exemplars });
}

function fixOf(group: Group, server: string, allowOrigins: readonly string[] = []): Fix {
  const [fix] = suggestFixes(madeUpReport([group]), { server, allowOrigins });
  if (fix === undefined) throw new Error('no fix');
  return fix;
}

/** A fix as a page of Markdown, so that a change of words can be read as such. */
function page(title: string, fix: Fix): string {
  const lines = [`## ${title}`, ''];
  for (const { where, text } of fix.parts) lines.push(`Put this ${where}:`, '', '```', text, '```', '');
  lines.push(`Why: ${fix.why}`, '', ...fix.notes.map((note) => `- ${note}`), ...(fix.notes.length > 0 ? [''] : []));
  if (fix.needs.length > 0) lines.push(`Needs ${fix.needs.join(', ')} (${fix.enable ?? 'nothing to switch on'})`, '');
  return lines.join('\n');
}

describe.each(serverIds)('%s', (id) => {
  test('what it says to each remedy', async () => {
    const server = findServer(id);
    const head = `# ${server?.title}\n\n${server?.provenance}\n\nCheck: ${server?.checkSyntax}. Reload: ${server?.reload}.\n\n`;
    const pages = cases.map(([title, group, origins]) => page(title, fixOf(group, id, origins)));
    await expect(`${head}${pages.join('\n')}`).toMatchFileSnapshot(`./texts/${id}.md`);
  });

  test('every remedy that a configuration can carry out has one', () => {
    for (const kind of kinds) expect(fixOf(withRemedy(kind), id).parts, kind).not.toEqual([]);
    for (const kind of advice) expect(fixOf(withRemedy(kind), id).parts, kind).toEqual([]);
  });

  test('every cause has a fix with a reason', () => {
    for (const cause of causes) {
      const fix = fixOf(madeUpGroup({ cause: cause.id }), id);
      expect(fix.why, cause.id).toMatch(/\.$/);
      expect(fix.parts.length + fix.notes.length, cause.id).toBeGreaterThan(0);
    }
  });

  test('nothing that opens a hole is written, whatever the cause', () => {
    for (const [title, group] of cases) {
      const text = fixOf(group, id)
        .parts.map((part) => part.text)
        .join('\n');
      expect(text, title).not.toMatch(/Require all granted|satisfy any|SecRuleEngine|R=200\b/i);
      expect(text, title).not.toMatch(/Allow-Origin["':,\s]+\*/i);
      expect(text, title).not.toMatch(/"null"|'null'|\bnull\s*;/);
      expect(text, title).toMatch(/^[\n\x20-\x7e]*$/);
      for (const line of text.split('\n')) expect(line, title).not.toMatch(/\\$/);
    }
  });
});

test('credentials are allowed only where they are known to be needed', () => {
  for (const id of serverIds) {
    // CloudFront must say it either way, and what ingress-nginx is not told is true.
    expect(configuration(fixOf(madeUpGroup(), id)), id).not.toMatch(/credential(?!s?: "?false)/i);
    // S3 has no switch for them: it allows credentials to every origin that a rule names.
    if (id === 's3') continue;
    const group = madeUpGroup({ cause: 'preflight-allow-credentials-invalid' });
    expect(configuration(fixOf(group, id)), id).toMatch(/credential(?!s?: "?false)/i);
  }
});

test('placeholder and origins of the user', () => {
  for (const id of serverIds) {
    expect(configuration(fixOf(madeUpGroup(), id)), id).toContain('https://app.example.com');
    const vouched = configuration(fixOf(madeUpGroup(), id, ['https://shop.example.com']));
    expect(vouched, id).toContain('https://shop.example.com');
    expect(vouched, id).not.toContain('https://app.example.com');
    expect(vouched, id).not.toContain('https://admin.example.com');
  }
});

/** Without comments. */
function configuration(fix: Fix): string {
  const comment = findServer(fix.server)?.comment?.('').trim() ?? '\0';
  const lines = fix.parts.flatMap(({ text }) => text.split('\n'));
  return lines.filter((line) => !line.trim().startsWith(comment)).join('\n');
}

test('ids are unique, and each known beginning leads to one server', () => {
  expect(new Set(serverIds).size).toBe(serverIds.length);
  const known = servers.flatMap(({ knownAs }) => knownAs);
  expect(new Set(known).size).toBe(known.length);
  for (const server of servers) for (const name of server.knownAs) expect(recogniseServer(name)).toBe(server);
  expect(recogniseServer('')).toBeNull();
  expect(findServer('nobody')).toBeNull();
});
