import { maxAgeOf } from './max-age.js';
import { onePolicyEmitters } from './one-policy.js';
import { originsHeading } from './reasons.js';
import { type Block, defineServer, type Situation } from './server.js';

/** The block of an HTTP API; a REST API has none, and needs an OPTIONS method of its own. */
function cors(situation: Situation): Block {
  const { policy, origins, originComments, announcedMethods } = situation;
  const maxAge = maxAgeOf(situation);
  const methods = [...new Set([...announcedMethods, ...policy.methods])];
  return {
    place: 0,
    order: 0,
    section: { open: 'CorsConfiguration:', close: '' },
    lines: [
      ...[originsHeading, ...originComments].map(comment),
      ...list('AllowOrigins', origins),
      ...list('AllowMethods', methods.length > 0 ? methods : ['GET']),
      ...(policy.headers.length > 0 ? list('AllowHeaders', policy.headers) : []),
      ...(policy.credentials ? ['AllowCredentials: true'] : []),
      ...(maxAge === null ? [] : [`MaxAge: ${maxAge}`]),
    ],
    needs: [],
  };
}

const emitters = onePolicyEmitters({
  blocks: (situation) => [cors(situation)],
  notes: () => [
    'A REST API has no such block: give each resource an OPTIONS method with a mock integration and without authorisation, and set the CORS headers on the gateway responses DEFAULT_4XX and DEFAULT_5XX too.',
    'A 403 with Missing Authentication Token means that there is no OPTIONS method. An authoriser on ANY catches OPTIONS: put it on the other methods.',
    'With this block API Gateway leaves out the CORS headers of the integration.',
  ],
  answeredBy: 'API Gateway',
  redirect: ['In API Gateway look at the stage in the path and at custom domain names.'],
  application: [
    'The logs of the integration hold the exception; a Lambda function that answers no valid response is a 502.',
  ],
});

export const apiGateway = defineServer({
  id: 'api-gateway',
  title: 'Amazon API Gateway',
  provenance: "from the vendor's documentation, not run by us",
  knownAs: ['apigw', 'api-gateway'],
  comment,
  shares: 'policy',
  places: [() => 'under Properties of the AWS::ApiGatewayV2::Api in the CloudFormation template'],
  enable: () => null,
  checkSyntax: null,
  reload: null,
  emitters,
});

function comment(line: string): string {
  return `# ${line}`;
}

function list(name: string, values: readonly string[]): readonly string[] {
  return [`${name}:`, ...values.map((value) => `  - "${value}"`)];
}
