import { apache } from './apache.js';
import { caddy } from './caddy.js';
import { haproxy } from './haproxy.js';
import type { LogRecipe } from './log-recipe.js';
import { nginx } from './nginx.js';

/** Every server that can be made to log what CORS decides on; the first is the default. */
export const logRecipes: readonly [LogRecipe, ...LogRecipe[]] = [apache, nginx, caddy, haproxy];

/** Names for `log-format --server`. */
export const logRecipeIds: readonly string[] = logRecipes.map(({ id }) => id);

export function findLogRecipe(id: string): LogRecipe | null {
  return logRecipes.find((recipe) => recipe.id === id) ?? null;
}
