import { expect, it } from 'vitest';
import type { ServerException } from '../../../src/model/exception.js';
import { bodyLines } from '../../../src/views/shared/body-lines.js';

const exception: ServerException = {
  platform: 'Java',
  page: 'Tomcat',
  type: 'java.lang.IllegalStateException',
  message: 'no stock',
  frame: { file: 'Orders.java', line: 24, in: 'com.example.Orders.take' },
};
const linesOf = (changes: Partial<ServerException>) => bodyLines({ exception: { ...exception, ...changes }, text: '' });

it('names the exception, who shows it, and where it came from', () => {
  expect(linesOf({})).toEqual([
    'java.lang.IllegalStateException: no stock (Java, Tomcat)',
    'at com.example.Orders.take (Orders.java:24)',
  ]);
  expect(linesOf({ page: null, type: null, frame: null })).toEqual(['no stock (Java)']);
  expect(linesOf({ message: null, frame: { file: '/srv/a.php', line: null, in: null } })).toEqual([
    'java.lang.IllegalStateException (Java, Tomcat)',
    'at /srv/a.php',
  ]);
  expect(linesOf({ frame: { file: '', line: null, in: 'Shop.Take' } })[1]).toBe('at Shop.Take');
});

it('quotes what is no exception', () => {
  expect(bodyLines({ exception: null, text: 'Cannot OPTIONS /orders' })).toEqual([
    'The response says: Cannot OPTIONS /orders',
  ]);
});
