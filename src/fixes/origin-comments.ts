import type { OriginCandidate } from '../model/remedy.js';
import type { Group } from '../model/report.js';
import { isOrigin } from './grammar.js';
import { originCandidates } from './origin-candidates.js';
import { placeholderOrigin } from './placeholder.js';

const mostCandidates = 8;

/** What stands as comments above a list of origins: the placeholder, and what was seen, for review. */
export function originComments(groups: readonly Group[], allowOrigins: readonly string[]): readonly string[] {
  const candidates = originCandidates(groups).filter(({ origin }) => !allowOrigins.includes(origin));
  const lines: string[] = [];
  if (!allowOrigins.some(isOrigin)) {
    lines.push(`${placeholderOrigin} is a placeholder: put the origin of your own page in its place.`);
  }
  if (candidates.length > 0) {
    lines.push(
      'Candidates seen in this input. Review before use: whoever is listed can read every response your users may see.',
    );
    lines.push(...candidates.slice(0, mostCandidates).map(describe));
  }
  const left = candidates.length - mostCandidates;
  if (left > 0) lines.push(`  and ${left} more`);
  if (groups.some(({ origins }) => origins.items.some(({ value }) => value === 'null'))) {
    lines.push('The origin null was seen too. Any sandboxed page can send it: it is never listed.');
  }
  return lines;
}

/** The same for a syntax without comments: what belongs together in one sentence. */
export function asNotes(comments: readonly string[]): readonly string[] {
  const notes: string[] = [];
  for (const line of comments) {
    const last = notes.at(-1);
    if (last === undefined || !line.startsWith('  ')) notes.push(line);
    else notes[notes.length - 1] = `${last}${last.endsWith('.') ? ' ' : '; '}${line.trim()}`;
  }
  return notes;
}

function describe(candidate: OriginCandidate): string {
  const facts = [`${candidate.count} ${candidate.count === 1 ? 'time' : 'times'}`];
  if (candidate.clients !== null && candidate.clients > 1) {
    facts.push(`${candidate.about === true ? 'about ' : ''}${candidate.clients} clients`);
  }
  if (candidate.first !== null && candidate.last !== null) facts.push(`${candidate.first} to ${candidate.last}`);
  facts.push(...candidate.cautions);
  return `  ${candidate.origin}  ${facts.join(', ')}`;
}
