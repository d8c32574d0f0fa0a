import type { Items } from '../access-log/items.js';

/** Letters of java.text.SimpleDateFormat as strftime writes them. */
const conversions: readonly (readonly [RegExp, string])[] = [
  [/^y{3,}/, '%Y'],
  [/^yy?/, '%y'],
  [/^M{4,}/, '%B'],
  [/^MMM/, '%b'],
  [/^MM?/, '%m'],
  [/^dd?/, '%d'],
  [/^D{1,3}/, '%j'],
  [/^HH?/, '%H'],
  [/^hh?/, '%I'],
  [/^mm?/, '%M'],
  [/^ss?/, '%S'],
  [/^a+/, '%p'],
  [/^E{4,}/, '%A'],
  [/^E{1,3}/, '%a'],
  [/^(?:Z+|X+)/, '%z'],
  [/^z+/, '%Z'],
];

/** Adds the parts of a SimpleDateFormat pattern; null, or which letter is not known. */
export function addDatePattern(items: Items, named: string, when: 'begin' | 'end', pattern: string): string | null {
  let written = '';
  const flush = () => {
    if (written !== '') items.field(named, 't', `${when}:${written}`);
    written = '';
  };
  for (const [token] of pattern.matchAll(/'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z']+|'/g)) {
    if (token.startsWith("'"))
      written += escapePercent(token === "''" ? "'" : token.slice(1, -1).replaceAll("''", "'"));
    else if (/^S+$/.test(token)) {
      flush();
      items.field(named, 't', `${when}:msec_frac`);
    } else if (/^[^A-Za-z]/.test(token)) written += escapePercent(token);
    else {
      const known = conversions.find(([letters]) => letters.exec(token)?.[0] === token);
      if (known === undefined) return token;
      written += known[1];
    }
  }
  flush();
  return null;
}

function escapePercent(text: string): string {
  return text.replaceAll('%', '%%');
}
