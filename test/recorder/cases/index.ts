import { cache } from './cache.js';
import type { Case } from './case.js';
import { credentials } from './credentials.js';
import { crossing } from './crossing.js';
import { duplicates } from './duplicates.js';
import { failures } from './failures.js';
import { headerLists } from './header-lists.js';
import { loads } from './loads.js';
import { methods } from './methods.js';
import { origins } from './origins.js';
import { redirects } from './redirects.js';
import { simple } from './simple.js';

export const cases: readonly Case[] = [
  ...crossing,
  ...duplicates,
  ...origins,
  ...credentials,
  ...methods,
  ...headerLists,
  ...cache,
  ...redirects,
  ...simple,
  ...loads,
  ...failures,
];
