import { closing, minute, opening } from './clock.js';
import type { Random } from './random.js';

/** Somebody at work on one of the two sites. */
export type Person = {
  readonly client: string;
  readonly agent: string;
  /** Host of the page. */
  readonly site: 'app.example.com' | 'admin.example.com';
  /** What the API gets as Referer: the page's origin and a slash, or nothing where a policy forbids it. */
  readonly referer: string;
  readonly from: number;
  readonly until: number;
};

const agents: readonly (readonly [string, number])[] = [
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36',
    40,
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36',
    14,
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0',
    18,
  ],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0', 12],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 4],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
    8,
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1',
    6,
  ],
];

/** Documentation addresses; an office shares one. */
function address(random: Random): string {
  if (random.chance(0.12)) return '203.0.113.7';
  const network = random.weighted([
    ['203.0.113', 6],
    ['198.51.100', 3],
    ['192.0.2', 1],
  ]);
  return `${network}.${random.between(20, 250)}`;
}

export function somebody(random: Random): Person {
  const site = random.chance(0.86) ? 'app.example.com' : 'admin.example.com';
  const from = random.between(opening - 40 * minute, closing - 2 * minute);
  return {
    client: address(random),
    agent: random.weighted(agents),
    site,
    referer: random.chance(0.03) ? '-' : `https://${site}/`,
    from,
    until: Math.min(from + random.between(6, 55) * minute, closing),
  };
}
