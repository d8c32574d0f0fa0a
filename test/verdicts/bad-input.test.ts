import { expect, it } from 'vitest';
import { audit } from '../../src/audit.js';
import type { Source } from '../../src/input/source.js';
import type { ExchangeFinding, Finding } from '../../src/model/finding.js';

type Header = { name?: unknown; value?: unknown } | readonly unknown[] | null;

const origin = { name: 'Origin', value: 'https://app.example.com' };
const asks: readonly Header[] = [origin, { name: 'Access-Control-Request-Method', value: 'PUT' }];
const allows: readonly Header[] = [
  { name: 'Access-Control-Allow-Origin', value: 'https://app.example.com' },
  { name: 'Access-Control-Allow-Methods', value: 'PUT' },
  { name: 'Access-Control-Allow-Credentials', value: 'true' },
];

function entry(parts: {
  method?: string;
  status?: unknown;
  asked?: unknown;
  answered?: unknown;
  when?: unknown;
}): object {
  const {
    method = 'OPTIONS',
    status = 204,
    asked = asks,
    answered = allows,
    when = '2026-11-22T10:00:00.000Z',
  } = parts;
  return {
    startedDateTime: when,
    time: -1,
    request: { method, url: 'https://api.example.com/v1', httpVersion: 'HTTP/1.1', headers: asked, headersSize: -269 },
    response: { status, headers: answered, bodySize: -269, content: { size: -5 } },
    timings: { wait: -1 },
  };
}

const put = entry({ method: 'PUT', status: 200, asked: [origin] });

async function judge(...entries: readonly object[]): Promise<ExchangeFinding> {
  const har = { log: { version: '1.2', creator: { name: 'mitmproxy', version: '11' }, entries } };
  const bytes = Buffer.from(JSON.stringify(har));
  const source: Source = {
    name: 'traffic.har',
    size: null,
    condition: { bytesRead: 0, partial: false, notes: [] },
    bytes: (async function* () {
      yield bytes;
    })(),
  };
  const findings: Finding[] = [];
  await audit([source], { onFinding: (finding) => findings.push(finding) });
  const found = findings.find((finding): finding is ExchangeFinding => 'exchange' in finding);
  if (found === undefined) throw new Error('no exchange was found');
  return found;
}

const many = Array.from({ length: 5000 }, (_, i) => ({ name: `X-${i}`, value: 'v' }));
const without = (name: string) =>
  allows.filter((header) => header !== null && 'name' in header && header.name !== name);
const allowing = (value: unknown) => [
  ...without('Access-Control-Allow-Origin'),
  { name: 'Access-Control-Allow-Origin', value },
];

it.each<[string, object, string, string | undefined]>([
  [
    'names in any case',
    entry({ answered: allows.map((h) => ({ ...h, name: String((h as { name: string }).name).toUpperCase() })) }),
    'passed',
    undefined,
  ],
  [
    'headers as pairs',
    entry({ answered: allows.map((h) => [(h as { name: string }).name, (h as { value: string }).value]) }),
    'passed',
    undefined,
  ],
  ['thousands of header lines', entry({ answered: [...many, ...allows] }), 'passed', undefined],
  [
    'a list of 100 KB',
    entry({
      answered: [
        ...without('Access-Control-Allow-Methods'),
        { name: 'Access-Control-Allow-Methods', value: `${'GET,'.repeat(25_000)}PUT` },
      ],
    }),
    'passed',
    undefined,
  ],
  ['white space around the value', entry({ answered: allowing(' https://app.example.com\t') }), 'passed', undefined],
  ['a date without a zone', entry({ when: '2026-11-22T10:00:00' }), 'passed', undefined],
  ['a date that is none', entry({ when: 'yesterday' }), 'passed', undefined],
  ['a status as text', entry({ status: '204' }), 'passed', undefined],
  [
    'a value with NUL bytes',
    entry({ answered: allowing('https://app.example.com\u0000') }),
    'blocked',
    'preflight-allow-origin-mismatch',
  ],
  [
    'a list of origins',
    entry({ answered: allowing('https://app.example.com, https://b.example') }),
    'blocked',
    'preflight-allow-origin-multiple',
  ],
  [
    '__proto__ among the names',
    entry({ answered: [{ name: '__proto__', value: 'x' }, ...without('Access-Control-Allow-Origin')] }),
    'blocked',
    'preflight-allow-origin-missing',
  ],
])('%s: %#', async (_, preflight, verdict, cause) => {
  const finding = await judge(preflight, put);
  expect([finding.verdict, finding.causes[0]]).toEqual([verdict, cause]);
});

it.each([
  ['a missing list of headers', null],
  ['headers without values', [{ name: 'Access-Control-Allow-Origin' }, null, {}]],
])('takes %s for not recorded, never for not sent', async (_, answered) => {
  const finding = await judge(entry({ answered }));
  expect(finding.verdict).toBe('undecided');
  expect(finding.missing).toContain('header:access-control-allow-origin');
});

it('judges a preflight of two Origin lines by what they say together', async () => {
  const asked = [...asks, { name: 'Origin', value: 'https://second.example' }];
  expect((await judge(entry({ asked }), put)).causes.length).toBeLessThan(5);
});
