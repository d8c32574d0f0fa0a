import { describe, expect, it } from 'vitest';
import { recordedBody, told } from './bodies.js';

describe('recorded', () => {
  it('the page of Tomcat: the root cause', () => {
    expect(told(recordedBody('tomcat'))).toEqual([
      'Java, Tomcat',
      'java.lang.IllegalStateException',
      'no stock of <coffee> & others',
      'com.example.shop.Orders.stockOf Orders.java:24',
    ]);
  });

  it('a trace as printStackTrace writes it: the cause, and its first frame that is not of the platform', () => {
    expect(told(recordedBody('java-trace'))).toEqual([
      'Java',
      'java.lang.NumberFormatException',
      'For input string: "two"',
      'com.example.shop.Orders.plain Orders.java:33',
    ]);
  });
});

/** In the words of Spring Boot's DefaultErrorAttributes and its error view. */
describe('made up', () => {
  const trace = `org.springframework.web.util.NestedServletException: Request processing failed
\tat org.springframework.web.servlet.FrameworkServlet.processRequest(FrameworkServlet.java:1014)
\tat com.example.CorsFilter.doFilter(CorsFilter.java:31)
Caused by: java.lang.NullPointerException: Cannot invoke "String.length()" because "origin" is null
\tat app//com.example.OrderController.lambda$create$0(OrderController.java:42) ~[classes!/:na]
\tat java.base/java.util.Optional.map(Optional.java:260)
\t... 40 common frames omitted
`;
  const answer = [
    'Java, Spring Boot',
    'java.lang.NullPointerException',
    'Cannot invoke "String.length()" because "origin" is null',
    'com.example.OrderController.lambda$create$0 OrderController.java:42',
  ];
  const attributes = { timestamp: '2026-11-22T16:38:41.764+00:00', status: 500, error: 'Internal Server Error' };

  it('the JSON of Spring Boot with a trace', () => {
    const exception = 'org.springframework.web.util.NestedServletException';
    expect(told(JSON.stringify({ ...attributes, exception, trace, message: 'x', path: '/orders' }))).toEqual(answer);
  });

  it('the JSON of Spring Boot without details', () => {
    const [page] = answer;
    expect(told(JSON.stringify({ ...attributes, path: '/orders' }))).toEqual([
      page,
      null,
      'Internal Server Error',
      null,
    ]);
    expect(
      told(JSON.stringify({ ...attributes, exception: 'com.example.Gone', message: 'gone', path: '/orders' })),
    ).toEqual([page, 'com.example.Gone', 'gone', null]);
    expect(told(JSON.stringify({ ...attributes, status: 404, path: '/orders' }))).toBeNull();
  });

  it('the white label page', () => {
    const page = (inside: string) =>
      `<html><body><h1>Whitelabel Error Page</h1><p>This application has no explicit mapping for /error, so you are seeing this as a fallback.</p><div id='created'>Sun Nov 22</div><div>There was an unexpected error (type=Internal Server Error, status=500).</div>${inside}</body></html>`;
    const escaped = trace.replaceAll('"', '&quot;').replaceAll('<', '&lt;');
    expect(told(page(`<div>origin</div><div style='white-space:pre-wrap;'>${escaped}</div>`))).toEqual(answer);
    expect(told(page(''))).toEqual(['Java, Spring Boot', null, 'Internal Server Error', null]);
    expect(told(page('<div>no such item</div>'))).toEqual(['Java, Spring Boot', null, 'no such item', null]);
  });

  it('a trace of the platform alone has no frame of the application', () => {
    expect(
      told('java.lang.OutOfMemoryError: Java heap space\n\tat java.base/java.util.Arrays.copyOf(Arrays.java:3537)\n'),
    ).toEqual(['Java', 'java.lang.OutOfMemoryError', 'Java heap space', null]);
  });

  it('the first exception of several that have nothing to do with each other', () => {
    const one = 'com.example.First: one\n\tat com.example.A.a(A.java:1)\n';
    expect(told(`${one}com.example.Second: two\n\tat com.example.B.b(B.kt:2)\n`)?.[1]).toBe('com.example.First');
  });
});
