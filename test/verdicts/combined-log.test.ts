import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExchangeFinding } from '../../src/model/finding.js';
import { positionOf } from '../../src/model/source-ref.js';
import { auditFiles } from '../helpers/audit-file.js';
import { readVerdicts, recordingFolder } from '../recorder/recording.js';

/**
 * What a plain `combined` log tells of our own recording, line by line, against what left the browser. Every case asks
 * its own URL, most of them once, so nothing here is systematic: what was answered 2xx and refused stays undecided.
 */
const file = join(recordingFolder, 'access-combined.log');
const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
const { findings } = await auditFiles([file]);
const { cases } = await readVerdicts();

type Preflight = {
  readonly id: string;
  readonly line: number;
  readonly status: number;
  /** Line of its request; null where the browser held it back. */
  readonly request: number | null;
  /** The page's own request was an OPTIONS too, which a log without headers does not tell apart. */
  readonly isAmbiguous: boolean;
};

const preflights = readPreflights();
const byLine = new Map(
  findings
    .filter((finding): finding is ExchangeFinding => finding.type === 'preflight')
    .map((finding) => [
      positionOf((finding.exchange.preflight ?? finding.exchange.request)?.source ?? { file, line: 0 }),
      finding,
    ]),
);

describe('the combined log of our own recording', () => {
  it('shows every preflight', () => {
    expect(preflights.length).toBeGreaterThan(300);
    expect(preflights.filter(({ line }) => !byLine.has(line))).toEqual([]);
  });

  it('gives each its request, or none', () => {
    // Preflights of one URL in one second are alike: among them it only counts which requests were linked.
    const wrong = preflights.filter(({ line, status, request, isAmbiguous }) => {
      if (status < 200 || status > 299 || isAmbiguous) return false;
      const linked = byLine.get(line)?.exchange.request ?? null;
      const got = linked === null ? null : positionOf(linked.source);
      return got !== request && !preflights.some((other) => isAlike(other.line, line) && other.request === got);
    });
    expect(wrong).toEqual([]);
  });

  it('calls blocked what was blocked, and what it could not see undecided', () => {
    const clear = preflights.filter(({ isAmbiguous }) => !isAmbiguous);
    const said = clear.map(({ line, request, status }) => {
      const { verdict = 'none' } = byLine.get(line) ?? {};
      const refusal = request !== null ? 'let through' : status >= 200 && status <= 299 ? 'refused 2xx' : 'refused';
      return `${refusal}: ${verdict}`;
    });
    expect([...new Set(said)].sort()).toEqual(['let through: passed', 'refused 2xx: undecided', 'refused: blocked']);
  });

  it('claims nothing certain that is wrong', () => {
    const certain = preflights.filter(({ line }) => byLine.get(line)?.certainty === 'certain');
    expect(certain.length).toBeGreaterThan(50);
    expect(
      certain.filter(({ line, request }) => (byLine.get(line)?.verdict === 'blocked') !== (request === null)),
    ).toEqual([]);
  });
});

/** Lines of one target and one second. */
function isAlike(a: number, b: number): boolean {
  const key = (line: number) =>
    /\[([^\]]+)\] "OPTIONS (\S+)/
      .exec(lines[line - 1] ?? '')
      ?.slice(1)
      .join(' ');
  return key(a) === key(b);
}

/** From what each call sent, in the order of the log; its lines agree with it. */
function readPreflights(): readonly Preflight[] {
  const requests = lines.map((line) => /"(\S+ \S+)/.exec(line)?.[1] ?? '');
  const taken = new Set<number>();
  const found: Preflight[] = [];
  for (const { id, calls } of cases) {
    for (const { sent, method } of calls) {
      const places = sent.map((one) => {
        const place = requests.findIndex((request, index) => request === one && !taken.has(index));
        taken.add(place);
        return place + 1;
      });
      for (const [i, one] of sent.entries()) {
        const line = places[i] ?? 0;
        const isItself = method === 'OPTIONS' && sent[i - 1] === one;
        if (!one.startsWith('OPTIONS ') || line === 0 || isItself) continue;
        const next = sent[i + 1];
        const isFollowed = next !== undefined && next.slice(next.indexOf(' ')) === one.slice(one.indexOf(' '));
        const status = Number(/" (\d{3}) /.exec(lines[line - 1] ?? '')?.[1]);
        found.push({
          id,
          line,
          status,
          request: isFollowed ? (places[i + 1] ?? null) : null,
          isAmbiguous: method === 'OPTIONS',
        });
      }
    }
  }
  return found;
}
