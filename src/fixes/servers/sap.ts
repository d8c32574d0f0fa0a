import { maxAgeOf } from './max-age.js';
import { onePolicyEmitters } from './one-policy.js';
import { originsHeading } from './reasons.js';
import { type Block, defineServer, type Situation } from './server.js';

/*
 * The sample that goes round sets %{HEADER:ORIGIN} for everybody; here each origin is compared first, and written out.
 */

function actionFile(situation: Situation): Block {
  const { policy, origins, originComments } = situation;
  const maxAge = maxAgeOf(situation);
  const headers = (origin: string) => [
    `SetResponseHeader Access-Control-Allow-Origin ${origin}`,
    ...(policy.credentials ? ['SetResponseHeader Access-Control-Allow-Credentials true'] : []),
    ...(policy.methods.length > 0
      ? [`SetResponseHeader Access-Control-Allow-Methods "${policy.methods.join(', ')}"`]
      : []),
    ...(policy.headers.length > 0
      ? [`SetResponseHeader Access-Control-Allow-Headers "${policy.headers.join(', ')}"`]
      : []),
    ...(maxAge === null ? [] : [`SetResponseHeader Access-Control-Max-Age ${maxAge}`]),
  ];
  return {
    place: 0,
    order: 0,
    lines: [
      ...[originsHeading, ...originComments].map(comment),
      ...origins.flatMap((origin) => [
        `if %{HEADER:ORIGIN} strcmp "${origin}"`,
        'begin',
        ...headers(origin).map((line) => `    ${line}`),
        'end',
      ]),
    ],
    needs: [],
  };
}

function parameter({ policy }: Situation): Block {
  const line = `icm/HTTP/mod_0 = PREFIX=${policy.pathPrefix ?? '/'},FILE=$(DIR_PROFILE)/cors.txt`;
  return { place: 1, order: 0, lines: [line], needs: [] };
}

const emitters = onePolicyEmitters({
  blocks: (situation) => [actionFile(situation), parameter(situation)],
  notes: () => [
    'On the ABAP platform its own CORS is the better place, and the only one that answers preflights: set icf/cors_enabled to 1 (transaction RZ11), and enter the same origins, methods and headers in UCONCOCKPIT, HTTP allowlist Cross-Origin Resource Sharing.',
    'Blocks of begin and end need release 7.40, SetResponseHeader for preflights a kernel of 7.49 PL 824, 7.53 PL 610 or later. The action file is read when the ICM or the Web Dispatcher starts, or from SMICM.',
  ],
  answeredBy: 'The ABAP platform with icf/cors_enabled = 1',
  redirect: ['On SAP look at the logon page of the service in SICF, and at icm/HTTP/redirect_<xx>.'],
  application: ['Transactions ST22 and /IWFND/ERROR_LOG hold the short dump or the gateway error.'],
});

export const sap = defineServer({
  id: 'sap',
  title: 'SAP ICM and Web Dispatcher',
  provenance: "from the vendor's documentation, not run by us",
  knownAs: ['sap netweaver', 'sap web application server', 'sap internet'],
  comment,
  shares: 'policy',
  places: [() => 'into a new action file cors.txt in the profile folder', () => 'in the instance profile'],
  enable: () => null,
  checkSyntax: null,
  reload: null,
  emitters,
});

function comment(line: string): string {
  return `# ${line}`;
}
