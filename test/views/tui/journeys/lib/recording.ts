import { expect } from 'vitest';
import type { Journey } from './journey.js';

export type Recording = {
  /** Keeps what shows now. */
  readonly page: (caption: string, journey: Pick<Journey, 'text'>) => void;
  /** Compares all pages with `frames/NAME.md`; `vitest -u` writes it anew. */
  readonly matches: (name: string) => Promise<void>;
};

/** The frames of a journey as a page that people can read. */
export function record(title: string): Recording {
  const pages: string[] = [];
  return {
    page: (caption, { text }) => pages.push(`## ${caption}\n\n\`\`\`text\n${text()}\n\`\`\`\n`),
    matches: async (name) => {
      await expect([`# ${title}\n`, ...pages].join('\n')).toMatchFileSnapshot(`frames/${name}.md`);
    },
  };
}
