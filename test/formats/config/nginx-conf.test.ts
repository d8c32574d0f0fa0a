import { expect, it } from 'vitest';
import { readNginxConf } from '../../../src/formats/config/nginx-conf.js';
import { nginx } from '../../../src/formats/nginx.js';

const conf = `
http {
  log_format main '$remote_addr "$request" '
                  '$status "it\\'s" \\\\';   # log_format not this one
  log_format json escape=json "{\\"r\\":\\"$request\\"}";
  access_log /var/log/nginx/a.log main;
  server { access_log off; location / { access_log syslog:server=1.2.3.4 json if=$x; } }
}`;

it('finds log_format and access_log', () => {
  expect(readNginxConf(conf).map(({ name, used }) => [name, used])).toEqual([
    ['main', true],
    ['json', true],
  ]);
});

it('makes formats of them', () => {
  const [main, json] = readNginxConf(conf).map(({ format }) => format());
  const claims = (format: unknown, line: string) =>
    typeof format === 'object' && format !== null && 'detect' in format && typeof format.detect === 'function'
      ? format.detect(Buffer.from(line))
      : null;
  expect(claims(main, '::1 "GET / HTTP/1.1" 200 "it\'s" \\')).toMatchObject({ confidence: 1 });
  expect(claims(json, '{"r":"GET / HTTP/1.1"}')).toMatchObject({ confidence: 1 });
});

it('knows the predefined format where it is used', () => {
  const found = readNginxConf('access_log /var/log/nginx/access.log;');
  expect(found.map(({ name, format }) => [name, format()])).toEqual([['combined', nginx]]);
});

it('finds nothing in another file', () => {
  expect(readNginxConf('LogFormat "%h" x\n')).toEqual([]);
});
