import { apache, apacheEmitters, requirePreflight } from './apache.js';
import { defineServer, type Situation, type Snippet } from './server.js';

/**
 * Beside the present `Require`, several lines in one section mean "any of these". A section of its own would replace
 * the present one, or with AuthMerging open it.
 */
function letThroughRequire(situation: Situation): Snippet {
  const answered = apacheEmitters['answer-preflight'](situation);
  return {
    blocks: [
      ...answered.blocks,
      {
        place: 1,
        order: 0,
        lines: [requirePreflight(situation)],
        needs: [],
      },
    ],
    notes: [
      'Where the present Require lines stand in a <RequireAll>, put that block and the new line into a <RequireAny>.',
    ],
    why: 'A browser sends no credentials with a preflight, and in .htaccess a rewrite runs after authentication: so the preflight is let through there, and the request itself still needs its password.',
  };
}

export const apacheHtaccess = defineServer({
  ...apache,
  id: 'apache-htaccess',
  title: 'Apache httpd, .htaccess',
  knownAs: [],
  places: [
    () =>
      'at the top of the .htaccess in the folder these URLs are served from (needs AllowOverride FileInfo; not read for what ProxyPass takes over)',
    () =>
      'directly beside the present Require line, in the same file and section (in .htaccess it needs AllowOverride AuthConfig)',
  ],
  // A .htaccess is read with every request.
  checkSyntax: null,
  reload: null,
  emitters: {
    ...apacheEmitters,
    'let-preflight-through-auth': letThroughRequire,
    'answer-preflight': (situation) =>
      situation.statuses.has(401) || situation.statuses.has(403)
        ? letThroughRequire(situation)
        : apacheEmitters['answer-preflight'](situation),
  },
});
