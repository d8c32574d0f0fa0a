import { describe, expect, it } from 'vitest';
import { layOut, layOutLogFormat } from '../../../src/formats/access-log/layout.js';

describe('layOut', () => {
  it('says what would show the method', () => {
    expect(layOut([])).toEqual({
      error: 'This log format shows no method (%r or %m), so no preflight can be found in it',
    });
    expect(layOut([], { methodFields: '$request' })).toHaveProperty('error', expect.stringContaining('($request)'));
  });

  it('takes local times for UTC where they are so by definition', () => {
    const format = '%{%F %T}t %r';
    expect(layOutLogFormat(format)).toHaveProperty('time.zoneless', true);
    expect(layOutLogFormat(format, { isUtc: true })).toHaveProperty('time.zoneless', false);
    expect(layOutLogFormat('%r')).toHaveProperty('time', null);
  });

  it('hands on what is wrong with a LogFormat', () => {
    expect(layOutLogFormat('%z')).toEqual({ error: 'Unrecognized LogFormat directive %z at character 1' });
  });
});
