import { testOrigin } from '../lib/page.js';
import { parameter } from '../lib/tomcat-bench.js';
import { json, password } from './applications.js';
import type { Broken } from './broken.js';

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

/** What web.xml demands of /api/, of these methods only where there are any. */
function constraint(methods: string, rule: string): string {
  return `<security-constraint><web-resource-collection><web-resource-name>api</web-resource-name><url-pattern>/api/*</url-pattern>${methods}</web-resource-collection>${rule}</security-constraint>`;
}

const get = { method: 'GET', headers: ['x-tenant'] };
const listed = { 'allowed.origins': testOrigin, 'allowed.headers': 'content-type,x-tenant' };

/** CorsFilter refuses strangers more than there was before: they gain nothing, but their statuses change. */
export const tomcat: readonly Broken[] = (
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
      name: 'a constraint denies OPTIONS',
      cause: 'preflight-forbidden',
      setUp: `${corsFilter(listed)}${constraint('<http-method>OPTIONS</http-method>', '<auth-constraint/>')}`,
      page: get,
      elsewhere: { note: /take OPTIONS out of it/, change: { setUp: corsFilter(listed) } },
    },
    {
      name: 'CONFIDENTIAL',
      cause: 'preflight-redirect',
      setUp: `${corsFilter(listed)}${constraint('', '<user-data-constraint><transport-guarantee>CONFIDENTIAL</transport-guarantee></user-data-constraint>')}`,
      page: get,
      elsewhere: { note: /transport-guarantee CONFIDENTIAL/, change: { setUp: corsFilter(listed) } },
    },
    {
      name: 'a servlet that cannot be loaded',
      cause: 'preflight-server-error',
      setUp:
        '<servlet><servlet-name>items</servlet-name><servlet-class>test.Missing</servlet-class></servlet><servlet-mapping><servlet-name>items</servlet-name><url-pattern>/api/*</url-pattern></servlet-mapping>',
      page: get,
      elsewhere: { note: /localhost\.DATE\.log/, change: { setUp: corsFilter(listed) } },
    },
    {
      name: 'simple request: no filter',
      cause: 'actual-allow-origin-missing',
      setUp: '',
      page: { method: 'GET' },
    },
  ] as const
).map((broken): Broken => ({ ...broken, stricter: true }));
