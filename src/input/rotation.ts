/**
 * The files of one rotated log, oldest first. A set of one is a file that belongs to no rotation, or a HAR.
 */
export type RotationSet = readonly string[];

type Age = { readonly kind: 'numbered'; readonly number: number } | { readonly kind: 'dated'; readonly time: number };

type Parsed = {
  readonly name: string;
  /** The name without what rotation and compression added: what the files of a set share. */
  readonly log: string;
  /** Null for the file that is still being written. */
  readonly age: Age | null;
};

const compressionEnding = /\.(?:gz|zst|zip|bz2|xz|Z)$/;
/** `access.log.1`, `access.log.12`: the higher the older. */
const numberedEnding = /\.(\d{1,4})$/;
/** rotatelogs without a format: `access_log.1700000000`. */
const epochEnding = /[.-](\d{10})$/;
/** `access.log-20261122`, `access.20261122-163438.log`, `access.log.2026-11-22-16`; at the end or before an ending. */
const dated = /[._-](\d{4})-?(\d\d)-?(\d\d)(?:[-_.T]?(\d\d)(?:[-:]?(\d\d)(?:[-:]?(\d\d))?)?)?(?=$|\.[A-Za-z][^/\\]*$)/;

/**
 * Puts the files of each rotation in the order in which time ran: `access.log.2.gz`, `access.log.1`, `access.log`.
 * A set stands where its first member stood; names that belong to no set keep their place, and repeats stay.
 */
export function rotationSets(names: readonly string[]): readonly RotationSet[] {
  const sets = new Map<string, Parsed[]>();
  for (const name of names) {
    const parsed = parseRotatedName(name);
    const set = sets.get(parsed.log);
    if (set) set.push(parsed);
    else sets.set(parsed.log, [parsed]);
  }
  return [...sets.values()].map((set) => set.sort((a, b) => compareAge(a.age, b.age)).map((parsed) => parsed.name));
}

/** The names as `rotationSets` orders them, in one list. */
export function orderRotations(names: readonly string[]): readonly string[] {
  return rotationSets(names).flat();
}

/** Total order of names, in which the files of one rotation stand as time ran. */
export function compareLogNames(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [parseRotatedName(a), parseRotatedName(b)];
  if (left.log !== right.log) return left.log < right.log ? -1 : 1;
  return compareAge(left.age, right.age) || (a < b ? -1 : 1);
}

function parseRotatedName(name: string): Parsed {
  const plain = name.replace(compressionEnding, '');
  const numbered = numberedEnding.exec(plain);
  if (numbered) return { name, log: without(plain, numbered), age: { kind: 'numbered', number: Number(numbered[1]) } };
  const epoch = epochEnding.exec(plain);
  if (epoch) return { name, log: without(plain, epoch), age: { kind: 'dated', time: Number(epoch[1]) * 1000 } };
  const date = dated.exec(plain);
  const time = date ? timeOf(date) : null;
  if (date && time !== null) return { name, log: without(plain, date), age: { kind: 'dated', time } };
  return { name, log: plain, age: null };
}

function without(text: string, match: RegExpExecArray): string {
  return text.slice(0, match.index) + text.slice(match.index + match[0].length);
}

function timeOf(date: RegExpExecArray): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = date
    .slice(1)
    .map((part) => Number(part ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** Dated files are older than numbered ones, for those a changed logrotate configuration left behind. */
function compareAge(a: Age | null, b: Age | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (a.kind === 'dated') return b.kind === 'dated' ? a.time - b.time : -1;
  return b.kind === 'dated' ? 1 : b.number - a.number;
}
