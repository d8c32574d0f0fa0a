import { describe, expect, it } from 'vitest';
import { clientGone } from '../../../src/formats/access-log/client-gone.js';
import { logRecord } from '../../helpers/records.js';

describe('clientGone', () => {
  const fields = { value: () => null, logged: () => null };

  it('makes of a status of the server’s own that there was no response', () => {
    const record = logRecord({ status: 499, marks: { bytesSent: 0 } });
    expect(clientGone(499)(record, fields)).toEqual({
      ...record,
      status: 0,
      marks: { bytesSent: 0, error: 'the client closed the connection before the response (status 499)' },
    });
  });

  it('leaves every other status alone', () => {
    const record = logRecord({ status: 404 });
    expect(clientGone(499)(record, fields)).toBe(record);
  });
});
