import { maxAgeOf } from './max-age.js';
import { onePolicyEmitters } from './one-policy.js';
import { type Block, defineServer, type Situation } from './server.js';

/*
 * CorsFilter is one policy for an application: it refuses with 403 what it does not allow, simple requests of unlisted
 * origins too. The authenticator runs before every filter, and lets preflights pass only where it is told to and a
 * CorsFilter is mapped to all of the application.
 */

/** Named in full, because the parameter replaces the filter's own list of methods. */
const alwaysAllowed = ['GET', 'HEAD', 'OPTIONS', 'POST'];

function filter(situation: Situation): Block {
  const { policy, origins } = situation;
  const maxAge = maxAgeOf(situation);
  return {
    place: 0,
    order: 0,
    lines: [
      '<filter>',
      '    <filter-name>cors</filter-name>',
      '    <filter-class>org.apache.catalina.filters.CorsFilter</filter-class>',
      ...parameter('cors.allowed.origins', origins.join(',')),
      ...parameter('cors.allowed.methods', [...alwaysAllowed, ...policy.methods].join(',')),
      ...(policy.headers.length > 0 ? parameter('cors.allowed.headers', policy.headers.join(',')) : []),
      ...(policy.credentials ? parameter('cors.support.credentials', 'true') : []),
      ...(maxAge === null ? [] : parameter('cors.preflight.maxage', String(maxAge))),
      '</filter>',
      '<filter-mapping>',
      '    <filter-name>cors</filter-name>',
      `    <url-pattern>${urlPattern(situation)}</url-pattern>`,
      '</filter-mapping>',
    ],
    needs: [],
  };
}

const pastAuthenticator: Block = {
  place: 1,
  order: 0,
  lines: ['<Valve className="org.apache.catalina.authenticator.BasicAuthenticator" allowCorsPreflight="filter"/>'],
  needs: [],
};

function isAuthenticated({ remedies }: Situation): boolean {
  return remedies.includes('let-preflight-through-auth');
}

const emitters = onePolicyEmitters({
  blocks: (situation) => [filter(situation), ...(isAuthenticated(situation) ? [pastAuthenticator] : [])],
  notes: (situation) => [
    'CorsFilter answers 403 to every cross-origin request of an origin, with a method or a header that it does not list.',
    'If the application has a CorsFilter already, put only the values into it, beside those it has (a * gives way), and leave its url-pattern.',
    'A path in url-pattern begins after the path the application is deployed under: leave that beginning out.',
    ...(isAuthenticated(situation)
      ? [
          'The authenticator runs before every filter, and its name follows the auth-method in web.xml: FormAuthenticator, DigestAuthenticator or SSLAuthenticator instead of BasicAuthenticator.',
        ]
      : []),
    ...(situation.statuses.has(403)
      ? [
          'A security-constraint in web.xml that denies OPTIONS, as guides to hardening have it, is checked before every filter: take OPTIONS out of it.',
        ]
      : []),
  ],
  answeredBy: 'The filter',
  redirect: [
    'In Tomcat look at transport-guarantee CONFIDENTIAL in web.xml, and at the slash it adds to a folder or a context.',
  ],
  application: ['Tomcat writes the exception to localhost.DATE.log or catalina.out, with the servlet and the context.'],
});

export const tomcat = defineServer({
  id: 'tomcat',
  title: 'Apache Tomcat, CorsFilter',
  provenance: 'run by us on Tomcat 10.1 (Debian 12)',
  knownAs: ['tomcat', 'apache tomcat', 'apache-tomcat', 'apache-coyote'],
  // An XML comment must not hold two hyphens, and an origin may.
  comment: null,
  shares: 'policy',
  places: [
    () => 'in WEB-INF/web.xml of the application, before all other filters',
    () => 'inside <Context> in META-INF/context.xml of the application',
  ],
  enable: () => null,
  checkSyntax: null,
  reload: 'systemctl restart tomcat10',
  emitters,
});

function parameter(name: string, value: string): readonly string[] {
  return [`    <init-param><param-name>${name}</param-name><param-value>${value}</param-value></init-param>`];
}

function urlPattern(situation: Situation): string {
  const { pathPrefix } = situation.policy;
  if (pathPrefix === null || isAuthenticated(situation)) return '/*';
  return pathPrefix.endsWith('/') ? `${pathPrefix}*` : pathPrefix;
}
