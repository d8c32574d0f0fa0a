import { expect, it } from 'vitest';
import { readHttpdConf } from '../../../src/formats/config/httpd-conf.js';

const conf = `
# LogFormat "%h" commented
LogFormat "%h %l %u %t \\"%r\\" %>s %b" common
  logformat '%h "%r" %{Origin}i' quoted
LogFormat "%v \\
%r" continued
CustomLog "|/usr/bin/rotatelogs -l logs/a 86400" continued env=!dontlog
<VirtualHost *:80>
  CustomLog \${APACHE_LOG_DIR}/b.log "%m %U"
</VirtualHost>
ErrorLog logs/error.log
`;

it('finds LogFormat and CustomLog', () => {
  expect(readHttpdConf(conf).map(({ name, used }) => [name, used])).toEqual([
    ['common', false],
    ['quoted', false],
    ['continued', true],
    ['', true],
  ]);
});

it('makes formats of them', () => {
  for (const { format } of readHttpdConf(conf))
    expect(format()).toMatchObject({ id: 'custom', title: 'the given LogFormat' });
  expect(readHttpdConf('LogFormat "%z" odd\n')[0]?.format()).toHaveProperty('error');
});

it('finds nothing in another file', () => {
  expect(readHttpdConf("log_format main '$request';\nLogLevel warn\nCustomLog a")).toEqual([]);
});
