import { maxAgeOf } from './max-age.js';
import { onePolicyEmitters } from './one-policy.js';
import { type Block, defineServer, type Situation } from './server.js';

/** The IIS CORS Module handles preflights before other modules, also where anonymous authentication is off. */
function cors(situation: Situation): Block {
  const { policy, origins } = situation;
  const names = [
    ...group('allowHeaders', 'header', policy.headers),
    ...group('allowMethods', 'method', policy.methods),
  ].map((line) => `        ${line}`);
  const maxAge = maxAgeOf(situation);
  const settings = [
    ...(policy.credentials ? [' allowCredentials="true"'] : []),
    ...(maxAge === null ? [] : [` maxAge="${maxAge}"`]),
  ].join('');
  return {
    place: 0,
    order: 0,
    lines: [
      '<cors enabled="true">',
      ...origins.flatMap((origin) => [`    <add origin="${origin}"${settings}>`, ...names, '    </add>']),
      '</cors>',
    ],
    needs: ['IIS CORS Module'],
  };
}

function group(element: string, attribute: string, values: readonly string[]): readonly string[] {
  if (values.length === 0) return [];
  return [`<${element}>`, ...values.map((value) => `    <add ${attribute}="${value}"/>`), `</${element}>`];
}

const emitters = onePolicyEmitters({
  blocks: (situation) => [cors(situation)],
  notes: ({ policy: { pathPrefix } }) => [
    ...(pathPrefix === null
      ? []
      : [`To keep it to ${pathPrefix}, put it into web.config of that folder, or into a <location> for it.`]),
    'Take Access-Control-Allow-Origin out of <customHeaders> and of the application: otherwise it is sent twice.',
    'If the application does CORS itself, leave this out and remove OPTIONSVerbHandler, and WebDAV where it is installed: they answer OPTIONS before the application.',
  ],
  answeredBy: 'The IIS CORS Module',
  redirect: ['In IIS look at HTTP Redirect, URL Rewrite, and the slash that is added to a folder.'],
  application: ['The Windows event log and the stdout log of the ASP.NET Core Module hold the exception.'],
});

export const iis = defineServer({
  id: 'iis',
  title: 'IIS, CORS Module',
  provenance: "from the vendor's documentation, not run by us",
  knownAs: ['microsoft-iis', 'iis'],
  // An XML comment must not hold two hyphens, and an origin may.
  comment: null,
  shares: 'policy',
  places: [() => 'inside <system.webServer> in web.config of the site'],
  enable: () => null,
  checkSyntax: null,
  reload: null,
  emitters,
});
