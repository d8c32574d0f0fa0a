import { describe, expect, it } from 'vitest';
import { withAbsoluteTarget } from '../../src/formats/absolute-target.js';
import { logRecord } from '../helpers/records.js';

describe('withAbsoluteTarget', () => {
  it.each([
    ['https://api.example:443/a?b', 'https://api.example/a?b', 'api.example'],
    ['http://api.example:80', 'http://api.example', 'api.example'],
    ['http://api.example:443/', 'http://api.example:443/', 'api.example:443'],
    ['HTTPS://api.example:443/', 'HTTPS://api.example/', 'api.example'],
    ['https://[2001:db8::5]:443/x', 'https://[2001:db8::5]/x', '[2001:db8::5]'],
    ['https://api.example?x', 'https://api.example?x', 'api.example'],
  ])('takes %s apart', (logged, url, host) => {
    expect(withAbsoluteTarget(logRecord({ url: logged }))).toMatchObject({ url, host });
  });

  it.each(['/a', '*', 'https:///x', 'https://-:443/', 'sip:nm'])('leaves %s alone', (url) => {
    const record = logRecord({ url });
    expect(withAbsoluteTarget(record)).toBe(record);
  });
});
