import { describe, expect, it } from 'vitest';
import { recordedBody, told } from './bodies.js';

describe('recorded', () => {
  it('a fault of the runtime', () => {
    expect(told(recordedBody('go-panic'))).toEqual([
      'Go',
      'runtime error',
      'invalid memory address or nil pointer dereference',
      'main.stockOf /srv/shop/main.go:14',
    ]);
  });

  it('a panic with an error', () => {
    expect(told(recordedBody('go-message'))).toEqual([
      'Go',
      'panic',
      'no stock of <coffee> & milk',
      'main.message /srv/shop/main.go:22',
    ]);
  });
});

/** In the words of net/http's log and of the runtime. */
describe('made up', () => {
  const trace = `goroutine 35 [running]:
net/http.(*conn).serve.func1()
\t/usr/local/go/src/net/http/server.go:1947 +0xbe
panic({0x1c5a2c0?, 0x2a3b6d0?})
\t/usr/local/go/src/runtime/panic.go:785 +0x132
github.com/gin-gonic/gin.(*Context).Next(...)
\t/usr/local/go-modules/pkg/mod/github.com/gin-gonic/gin@v1.10.0/context.go:185
example.com/shop/orders.(*Store).Take(0xc0000b2000, {0x1, 0x2})
\t/srv/shop/orders/store.go:41 +0x1d

goroutine 1 [IO wait]:
main.main()
\t/srv/shop/main.go:9 +0x25
`;

  it('as net/http logs it', () => {
    expect(told(`2026/11/22 16:38:41 http: panic serving 127.0.0.1:52114: no stock [recovered]\n${trace}`)).toEqual([
      'Go',
      'panic',
      'no stock',
      'example.com/shop/orders.(*Store).Take /srv/shop/orders/store.go:41',
    ]);
  });

  it('a trace without its reason', () => {
    expect(told(trace)?.slice(0, 3)).toEqual(['Go', 'panic', null]);
  });

  it('a goroutine without frames is none', () => {
    expect(told('goroutine 35 [running]:\nnothing\n')).toBeNull();
  });
});
