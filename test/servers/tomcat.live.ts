import { afterAll, describe, test } from 'vitest';
import { json, password } from './lib/broken-applications.js';
import { filesBench } from './lib/files-bench.js';
import { printPairs } from './lib/pairs.js';
import { type Broken, proveFix, testOrigin } from './lib/prove.js';

const home = process.env['CATALINA_HOME'] ?? '/usr/share/tomcat10';

/** A set-up is the inside of web.xml; a CorsFilter it has gets the values of the fix, as the notes ask. */
const bench = filesBench({
  server: 'tomcat',
  onePolicy: true,
  program: '/bin/sh',
  files: ({ port }, setUp, parts) => {
    const filter = parts.filter(({ where }) => where.includes('web.xml')).map(({ text }) => text);
    const context = parts.filter(({ where }) => where.includes('context.xml')).map(({ text }) => text);
    const hasFilter = setUp.includes('CorsFilter');
    const inside = hasFilter ? withValues(setUp, filter.join('\n')) : `${filter.join('\n')}\n${setUp}`;
    return {
      'conf/server.xml': serverXml(port),
      'conf/users.xml':
        '<tomcat-users><role rolename="user"/><user username="bob" password="secret" roles="user"/></tomcat-users>',
      'conf/web.xml': webXml(defaultServlet),
      'logs/README': 'logs\n',
      'temp/README': 'temporary files\n',
      'webapps/ROOT/api/items': 'items\n',
      'webapps/ROOT/index.html': 'home\n',
      'webapps/ROOT/WEB-INF/web.xml': webXml(inside),
      'webapps/ROOT/META-INF/context.xml': `<Context>${context.join('\n')}</Context>`,
    };
  },
  checkArgs: () => ['-c', 'true'],
  runArgs: (root) => [
    '-c',
    `CATALINA_BASE="${root}" CATALINA_HOME="${home}" CATALINA_OPTS="-Xmx96m -XX:TieredStopAtLevel=1" exec "${home}/bin/catalina.sh" run`,
  ],
});

/** The values of a fix beside those of the filter that is there; a `*` gives way. */
function withValues(setUp: string, fix: string): string {
  return parametersOf(fix).reduce((text, [name, value]) => {
    const old = new Map(parametersOf(setUp)).get(name);
    if (old === undefined) return text.replace('</filter-class>', `</filter-class>${parameter(name, value)}`);
    const values = [...old.split(',').filter((one) => one !== '*'), ...value.split(',')];
    return text.replace(parameter(name, old), parameter(name, [...new Set(values)].join(',')));
  }, setUp);
}

function parametersOf(xml: string): readonly (readonly [name: string, value: string])[] {
  const found = xml.matchAll(/<param-name>(.*?)<\/param-name><param-value>(.*?)<\/param-value>/g);
  return [...found].map((match) => [match[1] ?? '', match[2] ?? '']);
}

function parameter(name: string, value: string): string {
  return `<init-param><param-name>${name}</param-name><param-value>${value}</param-value></init-param>`;
}

function serverXml(port: number): string {
  return `<Server port="-1" shutdown="x"><Service name="Catalina">
<Connector port="${port}" address="127.0.0.1" protocol="HTTP/1.1"/>
<Engine name="Catalina" defaultHost="localhost">
<Realm className="org.apache.catalina.realm.MemoryRealm" pathname="conf/users.xml"/>
<Host name="localhost" appBase="webapps" unpackWARs="false" autoDeploy="false"/>
</Engine></Service></Server>`;
}

function webXml(inside: string): string {
  return `<web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">${inside}</web-app>`;
}

const defaultServlet = `
<servlet><servlet-name>default</servlet-name><servlet-class>org.apache.catalina.servlets.DefaultServlet</servlet-class></servlet>
<servlet-mapping><servlet-name>default</servlet-name><url-pattern>/</url-pattern></servlet-mapping>
<welcome-file-list><welcome-file>index.html</welcome-file></welcome-file-list>`;

function corsFilter(parameters: Readonly<Record<string, string>>): string {
  const lines = Object.entries(parameters).map(([name, value]) => parameter(`cors.${name}`, value));
  return `<filter><filter-name>cors</filter-name><filter-class>org.apache.catalina.filters.CorsFilter</filter-class>${lines.join('')}</filter>
<filter-mapping><filter-name>cors</filter-name><url-pattern>/*</url-pattern></filter-mapping>`;
}

const authenticated = `
<security-constraint>
<web-resource-collection><web-resource-name>api</web-resource-name><url-pattern>/api/*</url-pattern></web-resource-collection>
<auth-constraint><role-name>user</role-name></auth-constraint>
</security-constraint>
<login-config><auth-method>BASIC</auth-method></login-config>
<security-role><role-name>user</role-name></security-role>`;

const get = { method: 'GET', headers: ['x-tenant'] };
const listed = { 'allowed.origins': testOrigin, 'allowed.headers': 'content-type,x-tenant' };

/** CorsFilter refuses strangers more than there was before: they gain nothing, but their statuses change. */
const brokenApps: readonly Broken[] = (
  [
    { name: 'no filter at all', cause: 'preflight-allow-origin-missing', setUp: '', page: get },
    { name: 'CorsFilter without parameters', cause: 'preflight-forbidden', setUp: corsFilter({}), page: get },
    {
      name: 'CorsFilter with another origin',
      cause: 'preflight-forbidden',
      setUp: corsFilter({ ...listed, 'allowed.origins': 'https://other.test' }),
      page: get,
    },
    { name: 'CorsFilter without the method', cause: 'preflight-forbidden', setUp: corsFilter(listed), page: json },
    {
      name: 'CorsFilter without the header',
      cause: 'preflight-forbidden',
      setUp: corsFilter({ ...listed, 'allowed.headers': 'content-type' }),
      page: get,
    },
    {
      name: 'CorsFilter without credentials',
      cause: 'preflight-allow-credentials-invalid',
      setUp: corsFilter(listed),
      page: { ...get, credentials: true },
    },
    {
      name: 'CorsFilter with * and cookies',
      cause: 'preflight-wildcard-with-credentials',
      setUp: corsFilter({ ...listed, 'allowed.origins': '*' }),
      page: { ...get, credentials: true },
    },
    {
      name: 'authenticator before the filter',
      cause: 'preflight-auth-required',
      setUp: `${corsFilter(listed)}${authenticated}`,
      page: { method: 'GET', headers: ['authorization'], ...password },
    },
    {
      name: 'simple request: no filter',
      cause: 'actual-allow-origin-missing',
      setUp: '',
      page: { method: 'GET', simple: true },
    },
  ] as const
).map((broken): Broken => ({ ...broken, stricter: true }));

describe('Tomcat', () => {
  test.each(brokenApps)('$name', async (broken) => {
    await proveFix(bench, broken);
  });
});

afterAll(printPairs);
