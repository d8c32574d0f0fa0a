import { maxAgeOf } from './max-age.js';
import { onePolicyEmitters } from './one-policy.js';
import { originsHeading } from './reasons.js';
import { type Block, defineServer, type Situation } from './server.js';
import { yamlComment } from './yaml.js';

/** The load balancer has one value for everybody, so it can name one origin; it looks at no request's Origin. */
function attributes(situation: Situation): readonly Block[] {
  const { policy, origins, originComments } = situation;
  const maxAge = maxAgeOf(situation);
  const [origin, ...others] = origins;
  if (origin === undefined || others.length > 0) return [];
  const pairs: readonly (readonly [name: string, value: string])[] = [
    ['allow_origin', origin],
    ...(policy.methods.length > 0 ? [['allow_methods', policy.methods.join(', ')] as const] : []),
    ...(policy.headers.length > 0 ? [['allow_headers', policy.headers.join(', ')] as const] : []),
    ...(policy.credentials ? [['allow_credentials', 'true'] as const] : []),
    ...(maxAge === null ? [] : [['max_age', String(maxAge)] as const]),
  ];
  return [
    {
      place: 0,
      order: 0,
      section: { open: 'ListenerAttributes:', close: '' },
      lines: [
        ...[originsHeading, ...originComments].map(yamlComment),
        ...pairs.flatMap(([name, value]) => [
          `- Key: routing.http.response.access_control_${name}.header_value`,
          `  Value: "${value}"`,
        ]),
      ],
      needs: [],
    },
  ];
}

const emitters = onePolicyEmitters({
  blocks: attributes,
  notes: ({ origins }) => [
    origins.length > 1
      ? 'A load balancer sends one and the same Access-Control-Allow-Origin to everybody, and here are several origins: the application behind it has to choose. Write the fix for its server with --server.'
      : 'This sends one and the same value to everybody, on every path of the listener. For more origins the application behind it has to choose: write the fix for its server with --server.',
    'The load balancer does not answer preflights: its target must answer OPTIONS with a status from 200 to 299, and a rule that authenticates must not match OPTIONS (condition http-request-method).',
    'In a log of the load balancer elb_status_code with - as target_status_code is its own answer; else the target gave it.',
  ],
  answeredBy: null,
  redirect: [
    'At the load balancer look at redirect actions in its rules, most often from HTTP to HTTPS, and at authenticate actions.',
  ],
  application: ['A 502, 503 or 504 with - as target_status_code: the target was closed, not healthy, or too slow.'],
});

export const awsAlb = defineServer({
  id: 'aws-alb',
  title: 'AWS Application Load Balancer',
  provenance: "from the vendor's documentation, not run by us",
  knownAs: ['aws-alb', 'awselb'],
  comment: yamlComment,
  shares: 'policy',
  places: [() => 'under Properties of the AWS::ElasticLoadBalancingV2::Listener in the CloudFormation template'],
  enable: () => null,
  checkSyntax: null,
  reload: null,
  emitters,
});
