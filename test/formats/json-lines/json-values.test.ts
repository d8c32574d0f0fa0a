import { describe, expect, it } from 'vitest';
import { clientFrom, findInteger, findText, findValue, isAbsent } from '../../../src/formats/json-lines/json-values.js';

const line = {
  dash: '-',
  empty: '',
  none: null,
  zero: 0,
  text: 'x',
  digits: '204',
  list: ['a', 'b'],
  half: 1.5,
  no: false,
};

describe('values of a line', () => {
  it('takes the first that is there', () => {
    expect(findValue(line, [['missing'], ['dash'], ['empty'], ['none'], ['zero'], ['text']])).toBe(0);
    expect(findValue(line, [['missing']])).toBeUndefined();
    expect(isAbsent(false)).toBe(false);
  });

  it.each([
    ['text', 'x'],
    ['digits', '204'],
    ['zero', '0'],
    ['list', 'a'],
    ['no', null],
    ['dash', null],
  ])('reads %s as text', (key, text) => expect(findText(line, [[key]])).toBe(text));

  it.each([
    ['digits', 204],
    ['zero', 0],
    ['text', null],
    ['half', null],
    ['list', null],
    ['dash', null],
  ])('reads %s as a whole number', (key, number) => expect(findInteger(line, [[key]])).toBe(number));
});

describe('clientFrom', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['192.0.2.7:50760', '192.0.2.7'],
    ['[2001:db8::5]:443', '2001:db8::5'],
    ['[::1]', '::1'],
    ['2001:db8::5', '2001:db8::5'],
    [' 192.0.2.7 , 10.0.0.1', '192.0.2.7'],
    ['host.example', 'host.example'],
    ['unix:', 'unix:'],
    ['', ''],
  ])('takes the client out of %j', (text, client) => expect(clientFrom(text)).toBe(client));
});
