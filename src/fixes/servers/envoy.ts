import { maxAgeOf } from './max-age.js';
import { onePolicyEmitters } from './one-policy.js';
import { originsHeading } from './reasons.js';
import { type Block, defineServer, type Situation } from './server.js';
import { yamlComment } from './yaml.js';

const extension = 'type.googleapis.com/envoy.extensions.filters.http.cors.v3';

function policy(situation: Situation): Block {
  const { policy: allowed, origins, originComments } = situation;
  const maxAge = maxAgeOf(situation);
  const lines = [
    'envoy.filters.http.cors:',
    ...[
      `"@type": ${extension}.CorsPolicy`,
      ...[originsHeading, ...originComments].map(yamlComment),
      'allow_origin_string_match:',
      ...origins.map((origin) => `  - exact: "${origin}"`),
      ...(allowed.methods.length > 0 ? [`allow_methods: "${allowed.methods.join(', ')}"`] : []),
      ...(allowed.headers.length > 0 ? [`allow_headers: "${allowed.headers.join(', ')}"`] : []),
      ...(allowed.credentials ? ['allow_credentials: true'] : []),
      ...(maxAge === null ? [] : [`max_age: "${maxAge}"`]),
    ].map((line) => `  ${line}`),
  ];
  return { place: 0, order: 0, section: { open: 'typed_per_filter_config:', close: '' }, lines, needs: [] };
}

const filter: Block = {
  place: 1,
  order: 0,
  lines: ['- name: envoy.filters.http.cors', '  typed_config:', `    "@type": ${extension}.Cors`],
  needs: [],
};

const emitters = onePolicyEmitters({
  blocks: (situation) => [policy(situation), filter],
  notes: () => [
    'Envoy before 1.24 has the same fields under cors: of the route or virtual host.',
    'Envoy passes a preflight on where no origin matches; then the application answers it.',
    'If the application sets Access-Control-Allow-Origin too, take it out there: it would be sent twice.',
  ],
  answeredBy: 'Envoy',
  redirect: ['In Envoy look at redirect and require_tls of the route and the virtual host.'],
  application: ['The response flags in the access log of Envoy say who made a 503: UF, UH, UO and UC are its own.'],
});

export const envoy = defineServer({
  id: 'envoy',
  title: 'Envoy',
  provenance: "from the vendor's documentation, not run by us",
  knownAs: ['envoy'],
  comment: yamlComment,
  shares: 'policy',
  places: [
    ([{ policy: allowed }]) => `in the route of ${allowed.pathPrefix ?? '/'}, or in its virtual host`,
    () =>
      'in http_filters, before those that authenticate and before envoy.filters.http.router, where it is not there yet',
  ],
  enable: () => null,
  checkSyntax: 'envoy --mode validate -c envoy.yaml',
  reload: null,
  emitters,
});
