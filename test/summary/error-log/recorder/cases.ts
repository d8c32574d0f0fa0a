/** A preflight that fails, and what of the line that explains it must be shown; null where httpd leaves none. */
export type Case = { readonly target: string; readonly line: string | null };

export const cases: readonly Case[] = [
  // PHP within httpd.
  { target: '/php/uncaught.php', line: 'PHP Fatal error:  Uncaught UnhandledMatchError' },
  { target: '/php/parse.php', line: 'PHP Parse error' },
  { target: '/php/memory.php', line: 'Allowed memory size' },
  { target: '/php/own-message.php', line: 'orders: OPTIONS is not among the routes' },
  { target: '/php/missing.php', line: 'not found or unable to stat' },
  // PHP-FPM.
  { target: '/fpm/uncaught.php', line: 'PHP Fatal error:  Uncaught UnhandledMatchError' },
  { target: '/fpm/parse.php', line: 'PHP Parse error' },
  { target: '/fpm/memory.php', line: 'Allowed memory size' },
  { target: '/fpm/own-message.php', line: 'orders: OPTIONS is not among the routes' },
  { target: '/fpm/warns.php', line: null },
  { target: '/fpm/missing.php', line: 'Primary script unknown' },
  { target: '/fpm/notes.txt', line: 'security.limit_extensions' },
  { target: '/fpm/slow.php', line: 'AH01075' },
  { target: '/fpm-dead/orders', line: 'AH00957: FCGI: attempt to connect' },
  // mod_wsgi.
  { target: '/wsgi/raises.py', line: "KeyError: 'OPTIONS'" },
  { target: '/wsgi/chained.py', line: 'RoutingError: nothing answers OPTIONS' },
  { target: '/wsgi/syntax.py', line: "SyntaxError: expected ':'" },
  { target: '/wsgi/nameless.py', line: "does not contain WSGI application 'application'" },
  { target: '/wsgi/missing.py', line: 'Target WSGI script not found or unable to stat' },
  { target: '/wsgi/logs.py', line: null },
  // CGI.
  { target: '/cgi/crash.py', line: "KeyError: 'OPTIONS'" },
  { target: '/cgi/slow.py', line: 'Script timed out' },
  { target: '/cgi/malformed.py', line: 'malformed header from script' },
  { target: '/cgi/interpreter.py', line: "exec of '/srv/site/cgi/interpreter.py' failed" },
  { target: '/cgi/silent.py', line: 'End of script output before headers: silent.py' },
  { target: '/cgi/missing.py', line: 'AH02811' },
  // Back ends.
  { target: '/application/405', line: null },
  { target: '/application/500', line: null },
  { target: '/application/hang-up', line: 'AH01102' },
  { target: '/application/bad-header', line: 'AH02429' },
  { target: '/slow/orders', line: 'AH01102' },
  { target: '/refused/orders', line: 'AH00957: http: attempt to connect' },
  { target: '/nowhere/orders', line: 'DNS lookup failure' },
  { target: '/scheme/orders', line: 'AH01144' },
  { target: '/pool/orders', line: 'AH00957' },
  // Refused by httpd.
  { target: '/denied', line: 'AH01630' },
  { target: '/elsewhere', line: 'AH01630' },
  { target: '/old-style', line: 'AH01797' },
  { target: '/get-only', line: 'AH01623' },
  { target: '/password', line: null },
  { target: '/no-provider', line: 'AH00027' },
  { target: '/htaccess/orders', line: 'RewriteEngine not allowed here' },
  { target: '/htaccess-unknown/orders', line: "Invalid command 'CorsAllowOrigin'" },
  { target: '/loop/x', line: 'AH00124' },
  // mod_security: the rule, not the sum of the rules.
  { target: '/waf/orders', line: '[id "911100"]' },
  { target: "/waf/orders?name=1'%20OR%20'1'='1", line: '[id "942100"]' },
  { target: '/waf/own-rule', line: '[id "1001"]' },
];
