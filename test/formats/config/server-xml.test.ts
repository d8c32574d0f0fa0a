import { expect, it } from 'vitest';
import { readServerXml } from '../../../src/formats/config/server-xml.js';
import { readLog } from '../read-log.js';

const xml = `
<!-- <Valve className="org.apache.catalina.valves.AccessLogValve" pattern="%r"/> -->
<Valve className="org.apache.catalina.authenticator.SingleSignOn" />
<Valve className="org.apache.catalina.valves.AccessLogValve" prefix="a>b"
       pattern='%h "%r" %s &quot;%{Origin}i&quot; &#60;&lt;&amp;&unknown;'/>
<Valve className="org.apache.catalina.valves.AccessLogValve"/>`;

it('finds the patterns of AccessLogValve', async () => {
  const found = readServerXml(xml);
  expect(found.map(({ name, used }) => [name, used])).toEqual([
    ['a>b', true],
    ['', true],
  ]);
  const format = found[0]?.format();
  if (format === undefined || 'error' in format) throw new Error('no format');
  const { records } = await readLog(format, '::1 "OPTIONS / HTTP/1.1" 200 "null" <<&&unknown;\n');
  expect(records).toMatchObject([{ status: 200, requestHeaders: { lines: [['origin', 'null']] } }]);
  expect(found[1]?.format()).toMatchObject({ title: 'the given pattern' });
});

it('finds nothing in another file', () => expect(readServerXml('<a/>')).toEqual([]));
