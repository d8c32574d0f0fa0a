import { lookAtApplication, lookAtNetwork, lookAtPage, stopRedirect } from './advice.js';
import { maxAgeNotes, maxAgeOf, maxAgeReason, sensibleMaxAge } from './max-age.js';
import { originsHeading, reasons } from './reasons.js';
import { type Block, defineServer, type Emitters, listsOrigins, type Situation, type Snippet } from './server.js';

/*
 * The package cors answers every OPTIONS itself, also one that is no preflight, and lets a route that sets the header
 * again win. So it is asked for the listed origins only, before everything else; `origin: true` would reflect anyone.
 */

const comment = (line: string) => `// ${line}`;

/** All in one, for the middleware answers what it allows. */
function middleware(situation: Situation): readonly Block[] {
  const { policy, origins, originComments, stage } = situation;
  const lists = stage === 'preflight';
  const answer = name(situation, 'answerCors');
  const listed = name(situation, 'corsOrigins');
  return [
    {
      place: 0,
      order: 0,
      lines: [
        "import cors from 'cors';",
        '',
        ...[originsHeading, ...originComments].map(comment),
        `const ${listed} = [`,
        ...origins.map((origin) => `    '${origin}',`),
        '];',
        `const ${answer} = cors({`,
        `    origin: ${listed},`,
        ...(policy.credentials ? ['    credentials: true,'] : []),
        ...(lists && policy.methods.length > 0 ? [`    methods: ${array(policy.methods)},`] : []),
        ...(lists && policy.headers.length > 0 ? [`    allowedHeaders: ${array(policy.headers)},`] : []),
        ...(lists && maxAgeOf(situation) !== null ? [`    maxAge: ${sensibleMaxAge},`] : []),
        '});',
        `app.${mount(policy.pathPrefix)}(req, res, next) => {`,
        "    res.vary('Origin');",
        "    const plain = req.method === 'OPTIONS' && !req.get('Access-Control-Request-Method');",
        `    if (plain || !${listed}.includes(req.get('Origin'))) next();`,
        `    else ${answer}(req, res, next);`,
        '});',
      ],
      needs: ['cors'],
    },
  ];
}

/** Without a list of origins of its own, a fix adds to the options that the application has. */
function list(situation: Situation, option: string, values: readonly string[]): readonly Block[] {
  if (listsOrigins(situation)) return middleware(situation);
  if (values.length === 0) return [];
  return [{ place: 1, order: 0, lines: [`${option}: ${array(values)},`], needs: [] }];
}

function written(situation: Situation, why: string): Snippet {
  return {
    blocks: middleware(situation),
    notes: [
      'Take out what else sets Access-Control-Allow-Origin for these paths: a later res.set or cors() would win.',
    ],
    why,
  };
}

const inTheApplication =
  'The middleware comes first: it answers the preflights of the listed origins, and sets their headers on every response.';

const emitters: Emitters = {
  'send-cors-headers': (situation) => written(situation, inTheApplication),
  'answer-preflight': (situation) => written(situation, inTheApplication),
  'let-preflight-through-auth': (situation) => written(situation, reasons.authentication),
  'send-header-once': (situation) => written(situation, 'Exactly one place may set the header.'),
  'list-methods': (situation) => ({
    blocks: list(situation, 'methods', situation.policy.methods),
    notes: [],
    why: reasons.methods,
  }),
  'list-headers': (situation) => ({
    blocks: list(situation, 'allowedHeaders', situation.policy.headers),
    notes: [],
    why: reasons.headers,
  }),
  'allow-credentials': (situation) => written(situation, reasons.credentials),
  'allow-listed-origins-only': (situation) => {
    const { blocks, notes } = written(situation, reasons.onlyListed);
    return {
      blocks,
      notes: [...notes, 'Above all take out the cors() or res.set that allows any origin: these lines do not undo it.'],
      why: reasons.onlyListed,
    };
  },
  'vary-by-origin': ({ policy }) => ({
    blocks: [
      {
        place: 0,
        order: 0,
        lines: [
          `app.${mount(policy.pathPrefix)}(req, res, next) => {`,
          "    res.vary('Origin');",
          '    next();',
          '});',
        ],
        needs: [],
      },
    ],
    notes: [],
    why: reasons.vary,
  }),
  'set-max-age': (situation) => ({
    blocks: listsOrigins(situation)
      ? middleware(situation)
      : [{ place: 1, order: 0, lines: [`maxAge: ${sensibleMaxAge},`], needs: [] }],
    notes: maxAgeNotes,
    why: maxAgeReason,
  }),
  'stop-redirect': () =>
    stopRedirect([
      'In Express look at res.redirect before the routes, and at express.static, which adds the slash of a folder.',
    ]),
  'look-at-application': (situation) =>
    lookAtApplication(situation, [
      'An origin function of cors that passes an Error on makes every refused preflight a 500: call back with (null, false) instead.',
    ]),
  'look-at-network': lookAtNetwork,
  'look-at-page': lookAtPage,
};

export const express = defineServer({
  id: 'express',
  title: 'Express with cors',
  provenance: 'run by us on Express 5.3.0 with cors 2.8.6',
  knownAs: ['express'],
  comment,
  shares: 'nothing',
  places: [
    () => 'right after the application is made (app = express()), before authentication and all routes',
    (situations) =>
      situations.some(({ policy }) => policy.replaceMethods || policy.replaceHeaders)
        ? 'into the options of the cors() call that answers these preflights, in place of the list that cannot be parsed'
        : 'into the options of the cors() call that answers these preflights, beside the names it lists',
  ],
  enable: (needs) => `npm install ${needs.join(' ')}`,
  checkSyntax: null,
  reload: null,
  emitters,
});

function mount(pathPrefix: string | null): string {
  if (pathPrefix === null) return 'use(';
  // `use` takes all below a path, `all` the path alone.
  return `${pathPrefix.endsWith('/') ? 'use' : 'all'}('${pathPrefix}', `;
}

function array(values: readonly string[]): string {
  return `[${values.map((value) => `'${value}'`).join(', ')}]`;
}

function name({ ordinal }: Situation, word: string): string {
  return `${word}${ordinal === 1 ? '' : ordinal}`;
}
