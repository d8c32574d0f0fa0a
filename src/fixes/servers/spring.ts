import { maxAgeOf } from './max-age.js';
import { onePolicyEmitters } from './one-policy.js';
import { originsHeading } from './reasons.js';
import { type Block, defineServer, type Situation } from './server.js';

/*
 * With Spring Security the CORS filter must run before it, which http.cors() sees to. Origins are listed literally:
 * allowedOriginPatterns, which Spring's own exception text recommends, reflects everybody where the pattern is a star.
 */

const comment = (line: string) => `// ${line}`;

function bean(situation: Situation): Block {
  const { policy, origins, originComments, announcedMethods } = situation;
  const maxAge = maxAgeOf(situation);
  const methods = [...new Set(['GET', 'HEAD', 'POST', ...announcedMethods, ...policy.methods])];
  return {
    place: 0,
    order: 0,
    lines: [
      '@Bean',
      'UrlBasedCorsConfigurationSource corsConfigurationSource() {',
      '    CorsConfiguration cors = new CorsConfiguration();',
      ...[originsHeading, ...originComments].map((line) => `    ${comment(line)}`),
      ...origins.map((origin) => `    cors.addAllowedOrigin("${origin}");`),
      `    cors.setAllowedMethods(${list(methods)});`,
      ...(policy.headers.length > 0 ? [`    cors.setAllowedHeaders(${list(policy.headers)});`] : []),
      ...(policy.credentials ? ['    cors.setAllowCredentials(true);'] : []),
      ...(maxAge === null ? [] : [`    cors.setMaxAge(${maxAge}L);`]),
      '    UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();',
      `    source.registerCorsConfiguration("${pattern(policy.pathPrefix)}", cors);`,
      '    return source;',
      '}',
    ],
    needs: [],
  };
}

const security: Block = { place: 1, order: 0, lines: ['http.cors(Customizer.withDefaults());'], needs: [] };

const emitters = onePolicyEmitters({
  blocks: (situation) => [bean(situation), security],
  notes: () => [
    'Without Spring Security leave the second part out, and register the source with a CorsFilter bean.',
    'Spring answers 403 to cross-origin requests that its CORS settings do not allow. A @CrossOrigin on the controller is combined with these settings: keep one of them.',
  ],
  answeredBy: 'The CORS filter of Spring',
  redirect: [
    'In Spring look at requiresChannel().requiresSecure(), at the login page of Spring Security, and at trailing slashes.',
  ],
  application: [
    'An IllegalArgumentException that begins with "When allowCredentials is true, allowedOrigins cannot contain the special value" comes from * together with credentials: list the origins literally, and do not take the pattern * its text leads to.',
  ],
});

export const spring = defineServer({
  id: 'spring',
  title: 'Spring',
  provenance: "from the vendor's documentation, not run by us",
  knownAs: ['spring'],
  comment,
  shares: 'policy',
  places: [() => 'in a @Configuration class', () => 'where the SecurityFilterChain is built, before http.build()'],
  enable: () => null,
  checkSyntax: null,
  reload: null,
  emitters,
});

function list(values: readonly string[]): string {
  return `List.of(${values.map((value) => `"${value}"`).join(', ')})`;
}

function pattern(pathPrefix: string | null): string {
  if (pathPrefix === null) return '/**';
  return pathPrefix.endsWith('/') ? `${pathPrefix}**` : pathPrefix;
}
