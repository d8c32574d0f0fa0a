import { expect, it } from 'vitest';
import { readLighttpdConf } from '../../../src/formats/config/lighttpd-conf.js';

it('finds accesslog.format', () => {
  const conf = `
#accesslog.format = "%h"
accesslog.filename = "/var/log/lighttpd/access.log"
$HTTP["host"] == "a" { accesslog.format = "%h %V %u %t \\"%r\\" %>s \\"%{Origin}i\\"" }`;
  expect(readLighttpdConf(conf).map(({ name, used, format }) => [name, used, format()])).toEqual([
    ['', true, expect.objectContaining({ title: 'the given accesslog.format' })],
  ]);
  expect(readLighttpdConf('server.port = 80')).toEqual([]);
});
