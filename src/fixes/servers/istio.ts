import { maxAgeOf } from './max-age.js';
import { onePolicyEmitters } from './one-policy.js';
import { originsHeading } from './reasons.js';
import { type Block, defineServer, type Situation } from './server.js';
import { yamlComment, yamlList } from './yaml.js';

function corsPolicy(situation: Situation): Block {
  const { policy, origins, originComments } = situation;
  const maxAge = maxAgeOf(situation);
  return {
    place: 0,
    order: 0,
    section: { open: 'corsPolicy:', close: '' },
    lines: [
      ...[originsHeading, ...originComments].map(yamlComment),
      'allowOrigins:',
      ...origins.map((origin) => `  - exact: "${origin}"`),
      ...yamlList('allowMethods', policy.methods),
      ...yamlList('allowHeaders', policy.headers),
      ...(policy.credentials ? ['allowCredentials: true'] : []),
      ...(maxAge === null ? [] : [`maxAge: "${maxAge}s"`]),
    ],
    needs: [],
  };
}

const emitters = onePolicyEmitters({
  blocks: (situation) => [corsPolicy(situation)],
  notes: ({ policy: { pathPrefix } }) => [
    ...(pathPrefix === null ? [] : [`To keep it to ${pathPrefix}, give that path an entry of its own under http:.`]),
    'An AuthorizationPolicy can still refuse OPTIONS, and one with CUSTOM action or an EnvoyFilter may come before CORS: let OPTIONS through there.',
    'An HTTPRoute of the Gateway API, or the application itself, must not set these headers too: they would be sent twice.',
  ],
  answeredBy: 'The proxy of Istio',
  redirect: ['In Istio look at redirect in the VirtualService, and at httpsRedirect in the Gateway.'],
  application: ['response_flags in the access log say who made a 503: UF, UH, UO and UC are the proxy itself.'],
});

export const istio = defineServer({
  id: 'istio',
  title: 'Istio, VirtualService',
  provenance: "from the vendor's documentation, not run by us",
  knownAs: ['istio', 'istio-envoy'],
  comment: yamlComment,
  shares: 'policy',
  places: [
    ([{ host }]) => `in the entry under spec.http of the VirtualService of ${host ?? 'this host'}, beside its route`,
  ],
  enable: () => null,
  checkSyntax: 'istioctl analyze',
  reload: null,
  emitters,
});
