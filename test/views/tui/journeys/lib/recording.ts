import { expect } from 'vitest';
import type { Journey } from './journey.js';

export type Recording = {
  /** Keeps what shows now. */
  readonly page: (caption: string, journey: Pick<Journey, 'text'>) => void;
  /** Keeps the rows that show something else than before. */
  readonly change: (caption: string, before: string, journey: Pick<Journey, 'text'>) => void;
  /** Keeps any other text. */
  readonly text: (caption: string, text: string) => void;
  /** Compares all pages with `frames/NAME.md`; `vitest -u` writes it anew. */
  readonly matches: (name: string) => Promise<void>;
};

/** The frames of a journey as a page that people can read. */
export function record(title: string): Recording {
  const pages: string[] = [];
  return {
    page: (caption, { text }) => pages.push(section(caption, text())),
    change: (caption, before, { text }) => pages.push(section(caption, changedRows(before, text()))),
    text: (caption, text) => pages.push(section(caption, text)),
    matches: async (name) => {
      await expect([`# ${title}\n`, ...pages].join('\n')).toMatchFileSnapshot(`frames/${name}.md`);
    },
  };
}

function section(caption: string, text: string): string {
  return `## ${caption}\n\n\`\`\`text\n${text}\n\`\`\`\n`;
}

const mostRows = 5;

/** Each with its number; of many, the first and the last. */
function changedRows(before: string, after: string): string {
  const old = before.split('\n');
  const rows = after
    .split('\n')
    .map((line, row) => ({ line, row }))
    .filter(({ line, row }) => line !== old[row])
    .map(({ line, row }) => `${String(row + 1).padStart(2)} ${line}`);
  if (rows.length <= mostRows) return rows.join('\n');
  return [...rows.slice(0, mostRows - 1), ` … ${rows.length - mostRows} rows`, ...rows.slice(-1)].join('\n');
}
