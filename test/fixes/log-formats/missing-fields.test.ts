import { describe, expect, it } from 'vitest';
import { logFormatCommand, waysToLog } from '../../../src/fixes/log-formats/missing-fields.js';

const headers = ['access-control-allow-origin', 'origin', 'access-control-request-method'];

describe('waysToLog', () => {
  it.each([null, 'apache'])('gives fields of a LogFormat for %s, those of the browser first', (server) => {
    expect(waysToLog(server, headers)).toEqual({
      fields: ['\\"%{Access-Control-Request-Method}i\\"', '\\"%{Origin}i\\"', '\\"%{Access-Control-Allow-Origin}o\\"'],
    });
  });

  it('sends others to the command that knows their own way', () => {
    expect(waysToLog('haproxy', headers)).toEqual({ command: 'preflight-audit log-format --server haproxy' });
  });

  it('never gives syntax of Apache to a server whose way is not known', () => {
    expect(waysToLog('iis', headers)).toBeNull();
  });
});

describe('logFormatCommand', () => {
  it('names the server where there is a format for it', () => {
    expect(logFormatCommand('nginx')).toBe('preflight-audit log-format --server nginx');
    expect(logFormatCommand('apache')).toBe('preflight-audit log-format');
    expect(logFormatCommand('tomcat')).toBe('preflight-audit log-format');
  });
});
