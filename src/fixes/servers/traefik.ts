import { maxAgeOf } from './max-age.js';
import { onePolicyEmitters } from './one-policy.js';
import { originsHeading } from './reasons.js';
import { type Block, defineServer, type Situation } from './server.js';
import { yamlComment, yamlList } from './yaml.js';

/** The headers middleware answers every preflight that passes it, and overwrites the origin of the application. */
function middleware(situation: Situation): Block {
  const { policy, origins, originComments, announcedMethods } = situation;
  const maxAge = maxAgeOf(situation);
  const methods = [...new Set([...announcedMethods, ...policy.methods])];
  const lines = [
    'middlewares:',
    '  cors:',
    '    headers:',
    ...[
      ...[originsHeading, ...originComments].map(yamlComment),
      ...yamlList('accessControlAllowOriginList', origins),
      ...yamlList('accessControlAllowMethods', methods.length > 0 ? methods : ['GET']),
      ...yamlList('accessControlAllowHeaders', policy.headers),
      ...(policy.credentials ? ['accessControlAllowCredentials: true'] : []),
      ...(maxAge === null ? [] : [`accessControlMaxAge: ${maxAge}`]),
      'addVaryHeader: true',
    ].map((line) => `      ${line}`),
  ];
  return { place: 0, order: 0, section: { open: 'http:', close: '' }, lines, needs: [] };
}

const emitters = onePolicyEmitters({
  blocks: (situation) => [middleware(situation)],
  notes: ({ policy: { pathPrefix } }) => [
    'Name it first in the list of middlewares of the router, before those that authenticate or redirect: a preflight must reach it.',
    ...(pathPrefix === null ? [] : [`To keep it to ${pathPrefix}, give that path a router of its own.`]),
    'In Kubernetes the lines below headers: go into spec.headers of a Middleware of the API group traefik.io. With labels each is one of traefik.http.middlewares.cors.headers.',
    'Leave accessControlAllowOriginListRegex alone: a dot in it stands for any letter.',
  ],
  answeredBy: 'Traefik',
  redirect: ['In Traefik look at redirectScheme, redirectRegex, and the redirections of the entry point.'],
  application: ['A 502 or 504 that Traefik makes itself has no OriginStatus in its access log.'],
});

export const traefik = defineServer({
  id: 'traefik',
  title: 'Traefik',
  provenance: "from the vendor's documentation, not run by us",
  knownAs: ['traefik'],
  comment: yamlComment,
  shares: 'policy',
  places: [() => 'in a file of the file provider (dynamic configuration)'],
  enable: () => null,
  checkSyntax: null,
  reload: null,
  emitters,
});
