import { describe, expect, it } from 'vitest';
import { exceptionInLines } from '../../../src/formats/exceptions/recognise.js';
import { brief, recordedBody, told } from './bodies.js';

describe('recorded', () => {
  it.each([
    ['django', 'Python, Django', 'KeyError', "'coffee & milk'", 'stock_of /srv/shop/django_site.py:19'],
    ['django-text', 'Python, Django', 'KeyError', "'coffee & milk'", 'stock_of /srv/shop/django_site.py:19'],
    ['flask', 'Python, Werkzeug', 'RuntimeError', 'no such item: coffee & milk', 'orders /srv/shop/flask_site.py:18'],
    ['starlette', 'Python', 'ValueError', 'quantity must be > 0', 'orders /srv/shop/starlette_site.py:10'],
    [
      'starlette-html',
      'Python, Starlette',
      'ValueError',
      'quantity must be > 0',
      'orders /srv/shop/starlette_site.py:10',
    ],
  ])('%s', (name, ...expected) => {
    expect(told(recordedBody(name))).toEqual(expected);
  });

  it('the page of Werkzeug without the traceback at its end', () => {
    const page = recordedBody('flask');
    expect(told(page.slice(0, page.indexOf('<!--')))).toEqual([
      'Python, Werkzeug',
      'RuntimeError',
      'no such item: coffee & milk',
      'orders /srv/shop/flask_site.py:18',
    ]);
  });
});

describe('made up', () => {
  const chained = `Traceback (most recent call last):
  File "/srv/shop/stock.py", line 3, in take
    return items[name]
KeyError: 'coffee'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/srv/venv/lib/python3.11/site-packages/flask/app.py", line 902, in dispatch_request
    return view()
  File "/srv/shop/orders.py", line 18, in create
    raise
  File "/usr/lib/python3.11/json/decoder.py", line 337, in decode
    obj, end = self.raw_decode(s, idx=_w(s, 0).end())
shop.errors.NoStock`;

  it('of a chain the exception that nobody caught, and the last frame of the application', () => {
    expect(told(chained)).toEqual(['Python', 'shop.errors.NoStock', null, 'create /srv/shop/orders.py:18']);
  });

  it('as mod_wsgi logs it: one line for each, the indentation gone', () => {
    const found = exceptionInLines([
      "mod_wsgi (pid=28): Exception occurred processing WSGI script '/srv/shop/app.wsgi'.",
      'Traceback (most recent call last):',
      'File "/srv/shop/app.wsgi", line 12, in application',
      'raise',
      'File "/srv/shop/orders.py", line 4, in create',
      "return {}['x']",
      "KeyError: 'x'",
    ]);
    expect(found && brief(found)).toEqual(['Python', 'KeyError', "'x'", 'create /srv/shop/orders.py:4']);
  });

  it('a traceback within JSON', () => {
    expect(told(JSON.stringify({ error: true, traceback: chained }))?.[1]).toBe('shop.errors.NoStock');
  });

  it('a traceback that was cut off before the exception names none', () => {
    expect(told(chained.slice(0, 60))).toBeNull();
  });
});
