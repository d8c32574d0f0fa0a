import { filesBench } from './files-bench.js';

const home = process.env['CATALINA_HOME'] ?? '/usr/share/tomcat10';

/** A set-up is the inside of web.xml; a CorsFilter it has gets the values of the fix, as the notes ask. */
export const tomcatBench = filesBench({
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

export function parameter(name: string, value: string): string {
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
