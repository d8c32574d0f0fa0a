import { maxAgeOf } from './max-age.js';
import { onePolicyEmitters } from './one-policy.js';
import { originsHeading } from './reasons.js';
import { type Block, defineServer, type Situation } from './server.js';
import { yamlComment } from './yaml.js';

const prefix = 'nginx.ingress.kubernetes.io/';

function annotations(situation: Situation): Block {
  const { policy, origins, originComments, announcedMethods } = situation;
  const maxAge = maxAgeOf(situation);
  const methods = [...new Set([...announcedMethods, ...policy.methods])];
  const pairs: readonly (readonly [name: string, value: string])[] = [
    ['enable-cors', 'true'],
    ['cors-allow-origin', origins.join(', ')],
    ...(methods.length > 0 ? [['cors-allow-methods', methods.join(', ')] as const] : []),
    ...(policy.headers.length > 0 ? [['cors-allow-headers', policy.headers.join(', ')] as const] : []),
    // Left out, it is true.
    ['cors-allow-credentials', String(policy.credentials)],
    ...(maxAge === null ? [] : [['cors-max-age', String(maxAge)] as const]),
  ];
  return {
    place: 0,
    order: 0,
    section: { open: 'annotations:', close: '' },
    lines: [
      ...[originsHeading, ...originComments].map(yamlComment),
      ...pairs.map(([name, value]) => `${prefix}${name}: "${value}"`),
    ],
    needs: [],
  };
}

const emitters = onePolicyEmitters({
  blocks: (situation) => [annotations(situation)],
  notes: ({ policy: { pathPrefix } }) => [
    ...(pathPrefix === null ? [] : [`To keep it to ${pathPrefix}, give that path an Ingress of its own.`]),
    'Without cors-allow-methods and cors-allow-headers the controller allows long lists of its own.',
    'Take Access-Control-Allow-Origin out of the application and out of configuration-snippet: otherwise it is sent twice.',
  ],
  answeredBy: 'The ingress controller',
  redirect: [
    'At the ingress look at ssl-redirect, force-ssl-redirect, permanent-redirect, app-root and from-to-www-redirect.',
  ],
  application: [
    'The log of the controller ends with the upstream and its status: a dash there is the controller itself.',
  ],
});

export const nginxIngress = defineServer({
  id: 'nginx-ingress',
  title: 'Kubernetes, ingress-nginx',
  provenance: "from the vendor's documentation, not run by us",
  knownAs: ['ingress-nginx', 'nginx-ingress'],
  comment: yamlComment,
  shares: 'policy',
  places: [([{ host }]) => `under metadata of the Ingress of ${host ?? 'this host'}`],
  enable: () => null,
  checkSyntax: 'kubectl apply --dry-run=server -f ingress.yaml',
  reload: null,
  emitters,
});
