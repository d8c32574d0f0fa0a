import { describe, expect, it } from 'vitest';
import { exceptionInLines } from '../../../src/formats/exceptions/recognise.js';
import { brief, recordedBody, told } from './bodies.js';

describe('recorded', () => {
  it.each([
    ['php-fatal', 'PHP', 'Error', 'Call to a member function all() on null', '/srv/shop/fatal.php:4'],
    ['php-uncaught', 'PHP', 'RuntimeException', 'no stock of <coffee> & others', '/srv/shop/uncaught.php:6'],
    ['php-uncaught-text', 'PHP', 'RuntimeException', 'no stock of <coffee> & others', '/srv/shop/uncaught.php:6'],
    ['xdebug-fatal', 'PHP, Xdebug', 'Error', 'Call to a member function all() on null', '/srv/shop/fatal.php:4'],
    ['xdebug-uncaught', 'PHP, Xdebug', 'RuntimeException', 'no stock of <coffee> & others', '/srv/shop/uncaught.php:6'],
    ['laravel', 'PHP, Laravel', 'DomainException', 'the order cannot be filled', '/srv/shop/warehouse.php:12'],
    ['symfony', 'PHP, Symfony', 'DomainException', 'the order cannot be filled', '/srv/shop/warehouse.php:12'],
  ])('%s', (name, ...expected) => {
    expect(told(recordedBody(name))).toEqual(expected);
  });
});

describe('made up', () => {
  it('an error that is no exception', () => {
    expect(
      told(
        '<br />\n<b>Fatal error</b>:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes) in <b>/srv/shop/orders.php</b> on line <b>12</b><br />',
      ),
    ).toEqual([
      'PHP',
      'Fatal error',
      'Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes)',
      '/srv/shop/orders.php:12',
    ]);
    expect(told('PHP Parse error:  syntax error, unexpected end of file in /srv/shop/a.php on line 3')).toEqual([
      'PHP',
      'Parse error',
      'syntax error, unexpected end of file',
      '/srv/shop/a.php:3',
    ]);
  });

  it('an exception out of a library: the frame of who called it', () => {
    expect(
      told(
        'Fatal error: Uncaught PDOException: SQLSTATE[HY000] in [2002] refused in /srv/shop/vendor/orm/src/Db.php:80\nStack trace:\n#0 /srv/shop/vendor/orm/src/Db.php(12): PDO->__construct()\n#1 /srv/shop/src/Orders.php(33): Orm\\Db->open(Object(X))\n#2 {main}\n  thrown in /srv/shop/vendor/orm/src/Db.php on line 80',
      ),
    ).toEqual([
      'PHP',
      'PDOException',
      'SQLSTATE[HY000] in [2002] refused',
      'Orm\\Db->open /srv/shop/src/Orders.php:33',
    ]);
  });

  it('as the error log of httpd has it, on one line', () => {
    const line =
      "AH01071: Got error 'PHP message: PHP Fatal error:  Uncaught App\\Gone: no handler for OPTIONS in /var/www/php/exc.php:1\\nStack trace:\\n#0 {main}\\n  thrown in /var/www/php/exc.php on line 1'";
    const found = exceptionInLines([line]);
    expect(found && brief(found)).toEqual(['PHP', 'App\\Gone', 'no handler for OPTIONS', '/var/www/php/exc.php:1']);
  });

  /** In the words of Laravel's exception handler with APP_DEBUG on. */
  it('the JSON of Laravel', () => {
    const json = {
      message: 'SQLSTATE[HY000] [2002] Connection refused',
      exception: 'Illuminate\\Database\\QueryException',
      file: '/srv/shop/vendor/laravel/framework/src/Illuminate/Database/Connection.php',
      line: 829,
      trace: [
        {
          file: '/srv/shop/vendor/laravel/framework/src/Illuminate/Database/Connection.php',
          line: 783,
          function: 'run',
        },
        { file: '/srv/shop/app/Http/Controllers/OrderController.php', line: 17, function: 'select', class: 'X' },
      ],
    };
    const expected = [
      'PHP, Laravel',
      'Illuminate\\Database\\QueryException',
      'SQLSTATE[HY000] [2002] Connection refused',
      'select /srv/shop/app/Http/Controllers/OrderController.php:17',
    ];
    expect(told(JSON.stringify(json))).toEqual(expected);
    expect(told(JSON.stringify({ ...json, file: '/srv/shop/app/Kernel.php', line: 3 }))?.[3]).toBe(
      '/srv/shop/app/Kernel.php:3',
    );
    expect(told(JSON.stringify({ message: 'Server Error' }))).toBeNull();
  });

  it('the JSON of Symfony', () => {
    const json = {
      type: 'https://tools.ietf.org/html/rfc2616#section-10',
      title: 'An error occurred',
      status: 500,
      detail: 'no stock',
      class: 'App\\NoStock',
      trace: [{ namespace: '', class: '', function: '', file: '/srv/shop/src/Orders.php', line: 9, args: [] }],
    };
    expect(told(JSON.stringify(json))).toEqual([
      'PHP, Symfony',
      'App\\NoStock',
      'no stock',
      '/srv/shop/src/Orders.php:9',
    ]);
  });

  it('the page of Laravel, which begins with a comment', () => {
    const page = `<!doctype html>\n<html class="theme-light">\n<!--\nApp\\NoStock: no stock of -- coffee in file /srv/shop/app/Stock.php on line 12\n\n#0 /srv/shop/app/Orders.php(3): App\\Stock->take()\n#1 {main}\n-->\n<head><title>no stock</title></head><body></body></html>`;
    expect(told(page)).toEqual(['PHP, Laravel', 'App\\NoStock', 'no stock of -- coffee', '/srv/shop/app/Stock.php:12']);
  });
});
