import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/causes/judge.js';
import type { ExchangeFinding } from '../../../src/model/finding.js';
import type { HttpRecord } from '../../../src/model/http-record.js';
import { addEchoes, createEchoTally } from '../../../src/summary/warnings/echo-tally.js';
import { echoWarnings } from '../../../src/summary/warnings/echoes.js';
import { toWarningGroup } from '../../../src/summary/warnings/warned-place.js';
import { exchange, harRecord, headers, logged, logRecord } from '../../helpers/records.js';

type Answer = Readonly<Record<string, string>>;

/** A GET of a page of `origin`, answered with these headers. */
function asked(origin: string, answer: Answer, parts: Partial<HttpRecord> = {}): ExchangeFinding {
  const request = harRecord({ requestHeaders: headers({ origin }), responseHeaders: headers(answer), ...parts });
  return judge(exchange({ request, origin }));
}

const echo = (origin: string, more: Answer = { vary: 'Origin' }, parts: Partial<HttpRecord> = {}) =>
  asked(origin, { 'access-control-allow-origin': origin, ...more }, parts);
const credentials = { 'access-control-allow-credentials': 'true', vary: 'Origin' };

function tallyOf(findings: readonly ExchangeFinding[]) {
  const tally = createEchoTally();
  for (const finding of findings) addEchoes(tally, finding);
  return tally;
}

const warningsOf = (findings: readonly ExchangeFinding[]) => echoWarnings(tallyOf(findings));
const idsOf = (findings: readonly ExchangeFinding[]) => warningsOf(findings).map(({ id }) => id);

const three = ['https://app.example.com', 'https://evil.test', 'https://shop.invalid'];

describe('origin-reflected', () => {
  it('where origins of three sites are all allowed by name', () => {
    const [found] = warningsOf(three.map((origin) => echo(origin, credentials)));
    expect(found).toMatchObject({ id: 'origin-reflected', host: 'api.example.com', count: 3, certainty: 'possible' });
    expect(found?.evidence).toEqual([
      '3 origins of 3 sites were each allowed by name, and none was refused.',
      '3 of them with credentials: what a user may see could be read by any page that user visits.',
    ]);
    expect(found?.findings).toHaveLength(3);
  });

  it('says what it amounts to without credentials', () => {
    expect(warningsOf(three.map((origin) => echo(origin)))[0]?.evidence[1]).toContain('None with credentials');
  });

  it('is likelier where a name is among them that nobody would list', () => {
    const [found] = warningsOf([...three, 'https://appXexample.com'].map((origin) => echo(origin)));
    expect(found?.certainty).toBe('likely');
    expect(found?.evidence[2]).toMatch(/^https:\/\/appXexample.com was allowed like https:\/\/app.example.com: /);
  });

  it('never where any origin was refused, by a missing header, another name or a status', () => {
    const all = three.map((origin) => echo(origin));
    const other = 'https://other.example';
    expect(idsOf([...all, asked(other, {})])).toEqual([]);
    expect(idsOf([...all, asked(other, { 'access-control-allow-origin': three[0] ?? '' })])).toEqual([]);
    expect(idsOf([...all, asked(other, {}, { status: 403 })])).toEqual([]);
    // A 502 is made by somebody else, who knows nothing of CORS.
    expect(idsOf([...all, asked(other, {}, { status: 502 })])).toEqual(['origin-reflected']);
  });

  it('never of the sites of one owner, of addresses, of *, or where the header is not recorded', () => {
    expect(
      idsOf(['https://a.example.com', 'https://b.example.com', 'https://c.example.com'].map((o) => echo(o))),
    ).toEqual([]);
    const local = ['http://localhost:3000', 'http://127.0.0.1:8080', 'http://[::1]:1', 'https://app.example.com'];
    expect(idsOf(local.map((origin) => echo(origin)))).toEqual([]);
    expect(idsOf(three.map((origin) => asked(origin, { 'access-control-allow-origin': '*' })))).toEqual([]);
    const unrecorded = three.map((origin) => {
      const requestHeaders = logged({ origin });
      return judge(exchange({ request: logRecord({ requestHeaders }), origin }));
    });
    expect(idsOf(unrecorded)).toEqual([]);
  });

  it('host by host', () => {
    const hosts = ['a.test', 'b.test', 'c.test'];
    expect(idsOf(three.map((origin, i) => echo(origin, credentials, { host: hosts[i] ?? '' })))).toEqual([]);
  });
});

describe('look-alike-origin-allowed', () => {
  it('where a look-alike passes and others do not', () => {
    const [found] = warningsOf([
      echo('https://app.example.com'),
      echo('https://appXexample.com'),
      asked('https://evil.test', {}),
    ]);
    expect(found).toMatchObject({ id: 'look-alike-origin-allowed', count: 1, certainty: 'likely' });
    expect(found?.origins.items).toEqual([{ value: 'https://appXexample.com', count: 1 }]);
  });

  it('not where it was refused', () => {
    expect(idsOf([echo('https://app.example.com'), asked('https://appXexample.com', {})])).toEqual([]);
  });
});

describe('vary-origin-missing', () => {
  const [a = '', b = ''] = ['https://a.example.com', 'https://b.example.com'];

  it('where one path is answered with two origins and caches are not told', () => {
    const [found] = warningsOf([echo(a, {}), echo(b, {}), echo(b, {})]);
    expect(found).toMatchObject({ id: 'vary-origin-missing', count: 3, certainty: 'certain' });
    expect(found?.evidence).toEqual([`/v1/items was answered for ${a} and ${b}, without Vary: Origin.`]);
  });

  it('not where the origin is a constant, Vary is there, nothing is kept, or the paths differ', () => {
    expect(idsOf([echo(a, {}), echo(a, {}), asked(b, { 'access-control-allow-origin': a })])).toEqual([]);
    expect(idsOf([echo(a), echo(b)])).toEqual([]);
    expect(idsOf([echo(a, { 'cache-control': 'private, no-store' }), echo(b, {})])).toEqual([]);
    expect(idsOf([echo(a, {}, { method: 'PUT' }), echo(b, {}, { method: 'PUT' })])).toEqual([]);
    expect(idsOf([echo(a, {}, { url: 'https://api.example.com/a' }), echo(b, {})])).toEqual([]);
  });
});

it('merges to the same however the findings were cut, and is bounded', () => {
  const findings = Array.from({ length: 900 }, (_, i) =>
    echo(`https://app${i % 83}.site${i % 90}.test`, i % 3 === 0 ? {} : credentials, {
      host: `host${i % 150}.test`,
      url: `https://host${i % 150}.test/p${i % 60}`,
      source: { file: 'a.har', entry: i },
      time: i,
    }),
  );
  const whole = echoWarnings(tallyOf(findings)).map(toWarningGroup);
  expect(whole.length).toBeGreaterThan(10);
  expect(whole.length).toBeLessThanOrEqual(200);
  const byKey = (groups: typeof whole) => [...groups].sort((x, y) => (x.key < y.key ? -1 : 1));
  fc.assert(
    fc.property(fc.array(fc.nat(3), { minLength: findings.length, maxLength: findings.length }), (owners) => {
      const merged = createEchoTally();
      for (const owner of [2, 0, 3, 1]) merged.merge(tallyOf(findings.filter((_, i) => owners[i] === owner)));
      expect(byKey(echoWarnings(merged).map(toWarningGroup))).toEqual(byKey(whole));
    }),
    { numRuns: 5 },
  );
});
