import { describe, expect, it } from 'vitest';
import { findLogRecipe, logRecipeIds, logRecipes } from '../../../src/fixes/log-formats/index.js';
import { serverIds } from '../../../src/fixes/servers/index.js';
import { corsdiag } from '../../../src/formats/corsdiag.js';
import { detectFormat } from '../../../src/formats/index.js';

describe('log recipes', () => {
  it('are for servers that fixes are written for', () => {
    for (const id of logRecipeIds) expect(serverIds).toContain(id);
    expect(findLogRecipe('nginx')?.title).toContain('nginx');
    expect(findLogRecipe('__proto__')).toBeNull();
  });

  it.each(logRecipes)(
    '$id: printable ASCII, no end of line too many, no secrets logged',
    ({ parts, notes, cost, undo, read }) => {
      const texts = [...parts.flatMap(({ where, text }) => [where, text]), ...notes, cost, undo, read];
      for (const text of texts) expect(text).toMatch(/^[\x20-\x7e]+(?:\n[\x20-\x7e]+)*$/);
      const configuration = parts.map(({ text }) => text).join('\n');
      expect(configuration).not.toMatch(/cookie|(?<!www-|www_)auth(?!enticate)|log_credentials/i);
    },
  );

  it('writes for Apache what this program knows by its content', () => {
    const [format = ''] = findLogRecipe('apache')?.parts.map(({ text }) => text) ?? [];
    expect(format.startsWith('LogFormat "%v:%p %h')).toBe(true);
    const [sample = ''] = corsdiag.samples;
    expect(detectFormat(Buffer.from(`${sample}\n`))?.format.id).toBe('corsdiag');
  });
});
