import { describe, expect, it } from 'vitest';
import { recordedBody, told } from './bodies.js';

describe('recorded', () => {
  it.each([
    ['rails', 'Ruby, Rails', 'ArgumentError', 'no stock of coffee & <milk>', 'stock_of rails_site.rb:22'],
    ['rails-json', 'Ruby, Rails', 'ArgumentError', 'no stock of coffee & <milk>', 'stock_of rails_site.rb:22'],
    ['sinatra', 'Ruby, Sinatra', 'KeyError', 'key not found: "coffee & <milk>"', 'fetch sinatra_site.rb:11'],
    ['rack', 'Ruby, Rack', 'ArgumentError', 'invalid value for Integer(): "coffee & <milk>"', 'Integer rack_site.rb:5'],
    ['rack-text', 'Ruby', 'ArgumentError', 'invalid value for Integer(): "coffee & <milk>"', 'Integer rack_site.rb:5'],
    ['puma', 'Ruby, Puma', 'NoMethodError', "undefined method `fetch' for nil:NilClass", 'stock_of puma_site.rb:5'],
  ])('%s', (name, ...expected) => {
    expect(told(recordedBody(name))).toEqual(expected);
  });
});

describe('made up', () => {
  const trace = `/usr/lib/ruby/3.4.0/json/common.rb:338:in 'JSON.parse'
/srv/shop/app/models/order.rb:17:in 'Order#lines'`;

  it('as Ruby 3.4 quotes, and as Rails answers scripts', () => {
    expect(told(`JSON::ParserError (unexpected token at 'x'):\n  \n${trace}`)).toEqual([
      'Ruby',
      'JSON::ParserError',
      "unexpected token at 'x'",
      'Order#lines /srv/shop/app/models/order.rb:17',
    ]);
  });

  it('as Ruby writes to standard error', () => {
    expect(told(`${trace.replace('JSON.parse', 'JSON.parse')}`)).toBeNull();
    expect(told(`unexpected token (JSON::ParserError)\n\tfrom ${trace}`)?.[1]).toBe('JSON::ParserError');
  });
});
