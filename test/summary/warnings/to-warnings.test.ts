import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/causes/judge.js';
import type { ExchangeFinding } from '../../../src/model/finding.js';
import { toWarnings } from '../../../src/summary/warnings/to-warnings.js';
import { addWarnings, createWarningTally } from '../../../src/summary/warnings/warning-tally.js';
import { exchange, harRecord, headers } from '../../helpers/records.js';

/** A request that was answered with these headers. */
function answered(values: Readonly<Record<string, string>>, url = 'https://api.example.com/v1/items'): ExchangeFinding {
  const origin = 'https://app.example.com';
  const request = harRecord({ url, host: new URL(url).host, responseHeaders: headers(values) });
  return judge(exchange({ request, origin }));
}

function warningsOf(findings: readonly ExchangeFinding[]) {
  const tally = createWarningTally();
  for (const finding of findings) addWarnings(tally, finding);
  return toWarnings(tally, []);
}

const nullAllowed = { 'access-control-allow-origin': 'null' };
const star = { 'access-control-allow-origin': '*', 'access-control-allow-credentials': 'true' };

describe('toWarnings', () => {
  it('says nothing where there is nothing to warn of', () => {
    expect(warningsOf([answered({ 'access-control-allow-origin': '*' })])).toEqual([]);
  });

  it('counts by warning and host, holes first, most frequent hosts first', () => {
    const found = warningsOf([
      answered(star),
      answered(star, 'https://b.example.com/'),
      answered(star, 'https://b.example.com/'),
      answered(nullAllowed),
    ]);
    expect(found.map(({ id, count }) => [id, count])).toEqual([
      ['null-origin-allowed', 1],
      ['wildcard-beside-credentials', 3],
    ]);
    expect(found[1]?.groups.map(({ host, count }) => [host, count])).toEqual([
      ['b.example.com', 2],
      ['api.example.com', 1],
    ]);
  });

  it('names the path that all have in common, and keeps examples', () => {
    const [warning] = warningsOf([
      answered(star, 'https://api.example.com/v1/items/1'),
      answered(star, 'https://api.example.com/v1/lists'),
    ]);
    expect(warning?.groups[0]).toMatchObject({
      path: '/v1/*',
      family: 'warning',
      verdict: 'passed',
      cause: warning?.id,
    });
    expect(warning?.groups[0]?.exemplars).toHaveLength(2);
    expect(warningsOf([answered(star)])[0]?.groups[0]?.path).toBe('/v1/items');
  });

  it('keeps the credentials that are allowed now', () => {
    const kinds = (values: Readonly<Record<string, string>>) =>
      warningsOf([answered(values)])[0]?.groups[0]?.remedies.map(({ kind }) => kind);
    expect(kinds(nullAllowed)).toEqual(['allow-listed-origins-only']);
    expect(kinds(star)).toEqual(['allow-listed-origins-only', 'allow-credentials']);
  });
});
