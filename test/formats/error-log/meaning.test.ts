import { expect, it } from 'vitest';
import { readErrorLine } from '../../../src/formats/error-log/error-line.js';
import { meaningOf } from '../../../src/formats/error-log/meaning.js';

const prefix = '[Sun Nov 22 16:31:20.681449 2026]';
const line = (rest: string) => {
  const read = readErrorLine(`${prefix} ${rest}`);
  if (read === null) throw new Error('it is a line');
  return meaningOf(read);
};
const from = '[pid 1:tid 2] [client 127.0.0.1:1]';
const serverErrors = [500, 502, 503, 504];

it.each([
  [`[proxy:error] [pid 1:tid 2] (111)Connection refused: AH00957: http: attempt to connect failed`, 9, [503]],
  [`[proxy_http:error] ${from} AH01114: HTTP: failed to make connection to backend: 127.0.0.1`, 5, [503]],
  [`[proxy:error] ${from} AH00898: Error reading from remote server returned by /breset`, 6, [500, 502, 504]],
  [`[proxy:error] ${from} AH00898: DNS lookup failure for: no.invalid returned by /baddns/x`, 9, [500, 502]],
  [`[proxy_fcgi:error] ${from} AH01071: Got error 'PHP message: PHP Fatal error:  Uncaught Error: x'`, 9, serverErrors],
  [`[proxy_fcgi:error] ${from} AH01071: Got error 'PHP message: PHP Warning:  x'`, 1, null],
  [`[proxy_fcgi:error] ${from} AH01071: Got error 'PHP message: orders: no such route'`, 4, null],
  [
    `[proxy_fcgi:error] ${from} AH01071: Got error 'Access to the script '/a.txt' has been denied (see security.limit_extensions)'`,
    9,
    [403],
  ],
  [`[proxy_fcgi:error] ${from} AH01071: Got error 'Primary script unknown'`, 9, [404]],
  [`[wsgi:error] ${from} ValueError: OPTIONS not implemented for /api`, 9, null],
  [`[wsgi:error] ${from} mod_wsgi (pid=28111): Exception occurred processing WSGI script '/srv/app.py'.`, 6, null],
  [`[wsgi:error] ${from}   File "/srv/wsgi/app.py", line 3, in application`, 3, null],
  [`[wsgi:error] ${from} django.urls.exceptions.Resolver404: x`, 9, null],
  [`[wsgi:error] ${from} NotImplementedError`, 9, null],
  [`[wsgi:error] ${from} INFO: request for /orders`, 2, null],
  [`[wsgi:error] ${from} Target WSGI script not found or unable to stat: /srv/app.py`, 9, [404]],
  [`[cgi:error] ${from} AH01215: stderr from /srv/a.py: KeyError: 'OPTIONS'`, 9, null],
  [`[cgi:error] ${from} AH01215: stderr from /srv/a.py: Traceback (most recent call last):`, 3, null],
  [`[cgi:error] ${from} AH01215: stderr from /srv/a.pl: Can't locate Foo.pm in @INC`, 7, null],
  [`[cgid:error] ${from} End of script output before headers: crash.py`, 6, [500]],
  [`[cgid:error] ${from} Script timed out before returning headers: slow.py`, 8, [504]],
  [`[php:error] ${from} PHP Fatal error:  Uncaught TypeError: x in /a.php:3`, 9, serverErrors],
  [`[php:error] ${from} script '/srv/a.php' not found or unable to stat`, 9, [404]],
  [`[php:notice] ${from} orders: no such route`, 4, null],
  [`[php:notice] ${from} PHP Notice:  Undefined index`, 1, null],
  [`[core:alert] ${from} /var/www/.htaccess: RewriteEngine not allowed here`, 9, [500]],
  [`[authz_core:error] ${from} AH01630: client denied by server configuration: /srv/secret`, 9, [403]],
  [
    `[security2:error] ${from} ModSecurity: Warning. Match [id "911100"] [msg "Method is not allowed"] [severity "CRITICAL"]`,
    8,
    null,
  ],
  [`[security2:error] ${from} ModSecurity: Warning. Match [id "920350"] [severity "WARNING"]`, 7, null],
  [`[security2:error] ${from} ModSecurity: Access denied with code 403 (phase 2). [id "949110"]`, 3, [403]],
  [`[security2:error] ${from} ModSecurity: Access denied with code 400 (phase 2). [id "200002"]`, 9, [400]],
  [`[security2:error] ${from} ModSecurity: collections_remove_stale: Failed to access DBM file "/x"`, 1, null],
  [`[core:notice] [pid 1] AH00094: Command line: 'apache2'`, 0, null],
])('weighs %s', (text, weight, statuses) => {
  expect(line(text)).toMatchObject({ weight, statuses });
});

it.each([
  [`[proxy:error] ${from} AH00898: Error reading from remote server returned by /slow?a=1`, '/slow'],
  [
    `[proxy:warn] ${from} AH01144: No protocol handler was valid for the URL /noproto/x (scheme 'balance').`,
    '/noproto/x',
  ],
  [`[security2:error] ${from} ModSecurity: Warning. [uri "/b/ok"] [unique_id "awMZIOO5I0R6Z80jdVBNrgAAAAI"]`, '/b/ok'],
  [`[authz_core:error] ${from} AH01630: client denied by server configuration: /srv/secret`, null],
])('finds the path of the URL in %s', (text, path) => {
  expect(line(text).path).toBe(path);
});
