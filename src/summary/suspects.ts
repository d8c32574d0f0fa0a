import type { Share } from '../model/report.js';
import { countBits } from './client-bits.js';
import type { EndpointTally } from './endpoint-tally.js';
import type { OriginTally } from './endpoints.js';
import { mainRecord } from './exchange-record.js';
import type { GroupKey } from './group-key.js';
import { explains } from './likelihood.js';
import { findStretch, type Stretch } from './onset.js';
import { overlay, type Track } from './overlay.js';
import { type Part, trackOf } from './part.js';
import type { Cell } from './series.js';
import { countSizes } from './sizes.js';
import { describeFollowing } from './unfollowed-evidence.js';
import { enough, goneOf, isNeverFollowed, strayFollowers, unfollowedOf } from './unfollowed-rate.js';

/** A part of the unfollowed that is no background, and how much of the whole it explains. */
export type Suspect = { readonly part: Part; readonly by: 'time' | 'origin' | 'size'; readonly explains: number };

/** Where fewer than this share stay without a request, pages that were closed explain it, even if at one time only. */
const leastRate = 0.2;

/** Parts of what was answered alike that were not followed while the rest was; the one that explains most is first. */
export function findSuspects(key: GroupKey, alike: readonly OriginTally[], settledUntil: number): readonly Suspect[] {
  const whole = unfollowedOf(alike.map(({ tally }) => tally));
  const place: Place = { key, whole, settledUntil };
  const found: (Suspect | null)[] = [suspectTime(place, alike, null), ...suspectSizes(place, alike)];
  for (const one of alike) {
    if (alike.length === 1 || one.origin === '') continue;
    found.push(suspectOrigin(place, one) ?? suspectTime(place, [one], one.origin));
  }
  return found.filter((suspect) => suspect !== null).sort((a, b) => b.explains - a.explains);
}

type Place = { readonly key: GroupKey; readonly whole: Share; readonly settledUntil: number };

function suspectOrigin({ key, whole }: Place, { origin, tally }: OriginTally): Suspect | null {
  const cells = tally.series.cells();
  if (!isNeverFollowed([tally], clientsOf(cells))) return null;
  return {
    by: 'origin',
    explains: explains(unfollowedOf([tally]), whole),
    part: {
      ...likelyBlocked,
      evidence: [`${describeFollowing([tally], key.status, origin)} (decides)`],
      count: tally.unfollowed,
      own: tally.unfollowed - tally.fallbacks,
      stretch: null,
      failures: trackOf(tally.series),
      has: ({ exchange }) => exchange.origin === origin,
    },
  };
}

/** A stretch of time in which the answers were not followed as before and after. */
function suspectTime(place: Place, alike: readonly OriginTally[], origin: string | null): Suspect | null {
  const { key, whole, settledUntil } = place;
  const tallies = alike.map(({ tally }) => tally);
  const tracks = tallies.map(({ series }) => trackOf(series));
  const cells = settled(overlay(tracks, tracks), settledUntil);
  const stretch = findStretch(cells);
  if (stretch === null || stretch.during.failed < leastRate * stretch.during.judged) return null;
  if (goneOf(tallies) > unfollowedOf(tallies).failed / 2) return null;
  return {
    by: 'time',
    // Every stretch there is was looked at.
    explains: explains(stretch.during, whole) - 2 * Math.log(cells.length),
    part: {
      ...likelyBlocked,
      evidence: [describeStretch(stretch, key.status, origin)],
      count: stretch.during.failed,
      own: stretch.during.failed - fallbacksWithin(tallies, stretch),
      stretch,
      failures: within(tracks, stretch),
      has: (finding) => {
        const { time } = mainRecord(finding);
        if (time === null || (origin !== null && finding.exchange.origin !== origin)) return false;
        const second = Math.floor(time / 1000);
        return second >= stretch.first && second <= stretch.last;
      },
    },
  };
}

/** Answers of one size, such as those of one back end, that were never followed while others were. */
function suspectSizes({ key, whole, settledUntil }: Place, alike: readonly OriginTally[]): readonly Suspect[] {
  const followed = countSizes(alike.map(({ tally }) => tally.followedSizes));
  const unfollowed = countSizes(alike.map(({ tally }) => tally.unfollowedSizes));
  if (followed === null || unfollowed === null || followed.size === 0) return [];
  const tracks = alike.map(({ tally }) => trackOf(tally.series));
  const suspects: Suspect[] = [];
  for (const [size, count] of unfollowed) {
    const stray = followed.get(size) ?? 0;
    // An answer of no bytes at all never reached a client that had gone.
    if (size === '0' || count < enough || stray > strayFollowers * count) continue;
    const stretch = findStretch(settled(overlay(tracks, tracks), settledUntil));
    suspects.push({
      by: 'size',
      explains: explains({ failed: count, judged: count + stray }, whole) - Math.log(followed.size + unfollowed.size),
      part: {
        ...likelyBlocked,
        evidence: [
          `${stray} of ${count + stray} preflights answered ${key.status ?? 'so'} with ${size} bytes were followed by a request; ${whole.judged - whole.failed - stray} with other sizes were (decides)`,
        ],
        count,
        own: count,
        stretch,
        failures: within(tracks, stretch ?? always),
        has: (finding) => mainRecord(finding).marks.bytesSent === Number(size),
      },
    });
  }
  return suspects;
}

const likelyBlocked = { verdict: 'blocked', certainty: 'likely' } as const;

function describeStretch({ during, before, after }: Stretch, status: number | null, origin: string | null): string {
  const who = origin === null ? '' : ` for ${origin}`;
  const followed = during.judged - during.failed;
  const elsewhere = before.judged + after.judged;
  const followedElsewhere = elsewhere - before.failed - after.failed;
  return `${followed} of ${during.judged} preflights answered ${status ?? 'so'} here${who} in that time were followed by a request, and ${followedElsewhere} of ${elsewhere} at other times (decides)`;
}

function fallbacksWithin(tallies: readonly EndpointTally[], { first, last }: Stretch): number {
  let count = 0;
  for (const { fallbackSeries } of tallies) {
    for (const cell of fallbackSeries.cells()) {
      if (cell.lastFailed >= first && cell.firstFailed <= last) count += cell.failed;
    }
  }
  return count;
}

/** What came before only that part of the answers was known which was followed. */
export function settled(cells: readonly Cell[], until: number): readonly Cell[] {
  return cells.filter(({ second }) => second < until);
}

const always = { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY };

function within(tracks: readonly Track[], { first, last }: Pick<Stretch, 'first' | 'last'>): Track {
  const width = Math.max(1, ...tracks.map((track) => track.width));
  const cells: Cell[] = [];
  for (const track of tracks) {
    for (const cell of track.cells) if (cell.lastFailed >= first && cell.firstFailed <= last) cells.push(cell);
  }
  return { width, cells };
}

function clientsOf(cells: readonly Cell[]): number {
  let bits = 0;
  for (const cell of cells) bits |= cell.failedClients;
  return countBits(bits);
}
