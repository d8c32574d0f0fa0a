import { maxAgeOf } from './max-age.js';
import { onePolicyEmitters } from './one-policy.js';
import { originsHeading } from './reasons.js';
import { type Block, defineServer, type Situation } from './server.js';
import { yamlComment, yamlList } from './yaml.js';

/** The only methods a policy may hold, beside ALL. */
const possible = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Needs no listing (Fetch), and stands where the list must not be empty. */
const harmlessName = ['accept'];

function responseHeaders(situation: Situation): Block {
  const { policy, origins, originComments, announcedMethods } = situation;
  const maxAge = maxAgeOf(situation);
  const methods = [...new Set([...announcedMethods, ...policy.methods])].filter((method) => possible.includes(method));
  const cors = [
    `AccessControlAllowCredentials: ${policy.credentials}`,
    ...items('AccessControlAllowHeaders', policy.headers.length > 0 ? policy.headers : harmlessName),
    ...items('AccessControlAllowMethods', methods.length > 0 ? methods : ['GET']),
    ...[originsHeading, ...originComments].map(yamlComment),
    ...items('AccessControlAllowOrigins', origins),
    ...(maxAge === null ? [] : [`AccessControlMaxAgeSec: ${maxAge}`]),
    'OriginOverride: true',
  ];
  const lines = [
    'Type: AWS::CloudFront::ResponseHeadersPolicy',
    'Properties:',
    '  ResponseHeadersPolicyConfig:',
    '    Name: cors',
    '    CorsConfig:',
    ...cors.map((line) => `      ${line}`),
  ];
  return { place: 0, order: 0, section: { open: 'CorsHeaders:', close: '' }, lines, needs: [] };
}

const reference: Block = { place: 1, order: 0, lines: ['ResponseHeadersPolicyId: !Ref CorsHeaders'], needs: [] };

const emitters = onePolicyEmitters({
  blocks: (situation) => [responseHeaders(situation), reference],
  notes: ({ announcedMethods, policy: { pathPrefix } }) => [
    'AllowedMethods of that cache behaviour must hold OPTIONS, and the methods your page uses: otherwise CloudFront answers them with 403.',
    'CloudFront passes OPTIONS on: the origin server behind it must answer with a status from 200 to 299. What it cannot, a CloudFront Function on viewer request can answer with 204.',
    ...(pathPrefix === null ? [] : [`To keep it to ${pathPrefix}, give that path a cache behaviour of its own.`]),
    ...announcedMethods
      .filter((method) => !possible.includes(method))
      .map((method) => `CloudFront cannot allow ${method}: no policy may hold it.`),
  ],
  answeredBy: null,
  redirect: ['At CloudFront look at the viewer protocol policy: redirect-to-https redirects preflights too.'],
  application: ['x-edge-result-type Error with a 502 or 504: CloudFront had no usable answer from the origin server.'],
});

export const cloudfront = defineServer({
  id: 'cloudfront',
  title: 'Amazon CloudFront',
  provenance: "from the vendor's documentation, not run by us",
  knownAs: ['cloudfront'],
  comment: yamlComment,
  shares: 'policy',
  places: [
    () => 'under Resources in the CloudFormation template of the distribution',
    () => 'into the cache behaviour of these paths in the AWS::CloudFront::Distribution',
  ],
  enable: () => null,
  checkSyntax: 'aws cloudformation validate-template --template-body file://template.yaml',
  reload: null,
  emitters,
});

function items(name: string, values: readonly string[]): readonly string[] {
  return [`${name}:`, ...yamlList('Items', values).map((line) => `  ${line}`)];
}
