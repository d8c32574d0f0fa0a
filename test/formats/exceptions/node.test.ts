import { describe, expect, it } from 'vitest';
import { recordedBody, told } from './bodies.js';

describe('recorded', () => {
  it.each([
    [
      'express',
      'Node.js, Express',
      'TypeError',
      "Cannot read properties of undefined (reading 'count')",
      'stockOf file:///srv/shop/express-site.mjs:5',
    ],
    [
      'express-message',
      'Node.js, Express',
      'RangeError',
      'quantity must be > 0',
      'file:///srv/shop/express-site.mjs:10',
    ],
    [
      'express-rejected',
      'Node.js, Express',
      'Error',
      'connect ECONNREFUSED 127.0.0.1:5432',
      'file:///srv/shop/express-site.mjs:14',
    ],
    ['fastify', 'Node.js', null, 'quantity must be > 0', null],
  ])('%s', (name, ...expected) => {
    expect(told(recordedBody(name))).toEqual(expected);
  });
});

describe('made up', () => {
  const stack = `PrismaClientKnownRequestError [P2002]: Invalid invocation
  in your schema
    at Object.next (/srv/shop/node_modules/@prisma/client/runtime.js:1:2)
    at async Promise.all (index 0)
    at async Orders.create (C:\\shop\\src\\orders.ts:17:5)
    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)`;

  it('a stack within JSON, with frames that have no place, and a code', () => {
    expect(told(JSON.stringify({ error: 'x', stack }))).toEqual([
      'Node.js',
      'PrismaClientKnownRequestError',
      'Invalid invocation',
      'Orders.create C:\\shop\\src\\orders.ts:17',
    ]);
  });

  it('Nest tells no more than a message, and of a client’s fault nothing', () => {
    expect(told('{"statusCode":500,"message":"Internal server error"}')).toEqual([
      'Node.js',
      null,
      'Internal server error',
      null,
    ]);
    expect(told('{"statusCode":404,"message":"Cannot OPTIONS /orders","error":"Not Found"}')).toBeNull();
  });
});
