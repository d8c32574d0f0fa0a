import { findLogRecipe, logRecipeIds, logRecipes } from '../fixes/log-formats/index.js';
import type { LogRecipe } from '../fixes/log-formats/log-recipe.js';
import { wrap } from '../views/shared/width.js';
import { UserError } from './errors.js';

/**
 * The text of `preflight-audit log-format [--server S]`; null takes Apache. Configuration and commands are never broken
 * into lines: they are there to be copied.
 *
 * @throws UserError for a server without such a format.
 */
export function logFormat(server: string | null, width: number): string {
  const recipe = server === null ? logRecipes[0] : findLogRecipe(server);
  if (recipe === null) {
    throw new UserError('usage', `there is no log format for "${server}"; there is one for ${logRecipeIds.join(', ')}`);
  }
  const others = logRecipeIds.filter((id) => id !== recipe.id);
  return [
    [
      `The log format that makes diagnosis complete: ${recipe.title}`,
      ...wrap(`Logs every CORS header of preflights and cross-origin requests; ${recipe.provenance}.`, width),
    ],
    ...recipe.parts.map(({ where, text }, index) => [...wrap(`${index + 1}. Put this ${where}:`, width), '', text]),
    commands(recipe),
    ['What to know', ...recipe.notes.flatMap((note) => bullet(note, width))],
    ['What it costs', ...bullet(recipe.cost, width)],
    ['How to undo it', ...bullet(recipe.undo, width)],
    wrap(`For another server: preflight-audit log-format --server ${others.join('|')}`, width),
  ]
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function commands({ needs, enable, checkSyntax, reload, read }: LogRecipe): readonly string[] {
  const steps: (readonly [string, string])[] = [
    ['Check the syntax', checkSyntax],
    ['Switch it on', reload],
    ['Read it, after the next failure', read],
  ];
  if (enable !== null) steps.unshift([`Needs ${needs.join(' and ')}`, enable]);
  return steps.flatMap(([what, command]) => [`${what}:`, `    ${command}`]);
}

function bullet(text: string, width: number): readonly string[] {
  return wrap(text, width - 4).map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`);
}
