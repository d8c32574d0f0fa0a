import { maxAgeOf } from './max-age.js';
import { onePolicyEmitters } from './one-policy.js';
import { type Block, defineServer, type Situation } from './server.js';

/** The only methods a rule may hold; OPTIONS is none of them. */
const possible = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'];

function rule(situation: Situation): Block {
  const { policy, origins } = situation;
  const maxAge = maxAgeOf(situation);
  const lists = [
    `"AllowedOrigins": ${list(origins)}`,
    `"AllowedMethods": ${list(methods(situation))}`,
    ...(policy.headers.length > 0 ? [`"AllowedHeaders": ${list(policy.headers)}`] : []),
    ...(maxAge === null ? [] : [`"MaxAgeSeconds": ${maxAge}`]),
  ];
  return { place: 0, order: 0, lines: ['[', '    {', `        ${lists.join(',\n        ')}`, '    }', ']'], needs: [] };
}

/** A rule applies only where it holds the method, also one that needs no listing elsewhere. */
function methods({ announcedMethods }: Situation): readonly string[] {
  const announced = announcedMethods.filter((method) => possible.includes(method));
  return announced.length > 0 ? announced : ['GET'];
}

const emitters = onePolicyEmitters({
  blocks: (situation) => [rule(situation)],
  notes: ({ announcedMethods }) => [
    'A rule applies only where it holds the origin, the method and every announced header: add these to a rule that is there, or add a rule.',
    'The body of the 403 says which: "CORS is not enabled for this bucket", or "This CORS request is not allowed".',
    ...announcedMethods
      .filter((method) => !possible.includes(method))
      .map((method) => `S3 cannot allow ${method}: no rule may hold it.`),
  ],
  answeredBy: 'S3',
  redirect: ['A bucket of another region answers 307 or 301: use the endpoint of its own region.'],
  application: ['What S3 answers with 5xx is its own: look at the error code in the body.'],
});

export const s3 = defineServer({
  id: 's3',
  title: 'Amazon S3',
  provenance: "from the vendor's documentation, not run by us",
  knownAs: ['amazons3', 's3'],
  // JSON has no comments.
  comment: null,
  shares: 'policy',
  places: [() => 'as the CORS configuration of the bucket (Permissions, Cross-origin resource sharing)'],
  enable: () => null,
  checkSyntax: null,
  reload: null,
  emitters,
});

function list(values: readonly string[]): string {
  return `[${values.map((value) => `"${value}"`).join(', ')}]`;
}
