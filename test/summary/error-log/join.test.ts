import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { audit } from '../../../src/audit.js';
import type { Group, Report } from '../../../src/model/report.js';
import { createErrorLogJoin } from '../../../src/summary/error-log/join.js';
import { auditFiles } from '../../helpers/audit-file.js';
import { textSource } from '../../helpers/text-source.js';

const folder = 'test/summary/error-log/logs';
const browser = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

const chromeLine = (client: string, time: string, target: string, status: number) =>
  `${client} - - [${time}] "OPTIONS ${target} HTTP/1.1" ${status} 312 "https://app.example.com/" "${browser}"\n`;

async function reportOn(access: string): Promise<Report> {
  return audit([textSource('access.log', access)]);
}

function join(report: Report, ...errorLogs: readonly string[]): Report {
  const joined = createErrorLogJoin(report);
  for (const [i, text] of errorLogs.entries()) {
    const log = joined.open(`error.log${i === 0 ? '' : `.${i}`}`);
    log.push(Buffer.from(text));
    log.end(true);
  }
  return joined.finish();
}

/** Line of the error log for each path, by what ties them. */
function linesOf(report: Report): Record<string, string> {
  const lines: Record<string, string> = {};
  for (const { exemplars } of report.groups) {
    for (const { url, errorLog } of exemplars) {
      if (errorLog !== undefined)
        lines[url] = `${'line' in errorLog.source ? errorLog.source.line : ''} ${errorLog.joinedBy}`;
    }
  }
  return lines;
}

const groupOf = (report: Report, path: string) => report.groups.find((group) => group.path === path) as Group;

describe('createErrorLogJoin', () => {
  it('knows a client behind a proxy by the proxy, which the error log names', async () => {
    const access = `${chromeLine('10.0.0.5', '22/Nov/2026:16:23:02 +0000', '/api', 500).trimEnd()} "192.0.2.1"\n`;
    const logFormat = '%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i" "%{X-Forwarded-For}i"';
    const report = await audit([textSource('access.log', access)], { logFormat });
    const line =
      '[Sun Nov 22 16:23:02.100000 2026] [proxy:error] [pid 1:tid 2] [client 10.0.0.5:40112] AH00898: Error reading from remote server returned by /api\n';
    expect(report.groups[0]?.exemplars[0]).toMatchObject({ client: '192.0.2.1', peer: '10.0.0.5' });
    expect(linesOf(join(report, line))).toEqual({ '/api': '1 client-time' });
  });

  it('finds the line behind each failure of real back ends, by client and time alone', async () => {
    const { report } = await auditFiles([`${folder}/backend-failures.access.log`]);
    const joined = join(report, readFileSync(`${folder}/backend-failures.error.log`, 'utf8'));
    expect(linesOf(joined)).toEqual({
      '/wsgi/api': '7 client-time',
      '/cgi2/crash.py': '12 client-time',
      '/cgi2/exit.py': '13 client-time',
      '/cgi2/slow.py': '14 client-time',
      '/cgi2/badhdr.py': '15 client-time',
      '/cgi2/noshebang.cgi': '16 client-time',
      '/cgi2/noexec.py': '18 client-time',
      '/cgi2/none.py': '20 client-time',
      '/fatal.php': '21 client-time',
      '/exc.php': '22 client-time',
      '/missing.php': '23 client-time',
      '/deadfcgi/x': '24 client-time',
      '/deadajp/x': '26 client-time',
      '/noproto/x': '28 client-time',
      '/slow': '29 client-time',
      '/deadhttp/x': '33 client-time',
      '/breset': '35 client-time',
      '/baddns/x': '37 client-time',
      '/secret': '38 client-time',
      '/ip': '39 client-time',
      '/ssl': '40 client-time',
      '/noauthprov': '41 client-time',
      '/loop2/y': '42 client-time',
    });
    expect(groupOf(joined, '/basic').errorLog).toEqual({ says: 'nothing', lookedUp: 1, found: 0, line: null });
    expect(groupOf(joined, '/cgi2/crash.py').errorLog?.line?.context.at(-1)).toBe("KeyError: 'no OPTIONS handler'");
    const thrownAt = (path: string) => groupOf(joined, path).errorLog?.line?.exception;
    expect(thrownAt('/cgi2/crash.py')).toMatchObject({
      platform: 'Python',
      type: 'KeyError',
      message: "'no OPTIONS handler'",
    });
    expect(thrownAt('/wsgi/api')).toMatchObject({ platform: 'Python' });
    expect(thrownAt('/exc.php')).toEqual({
      platform: 'PHP',
      page: null,
      type: 'RuntimeException',
      message: 'no handler for OPTIONS',
      frame: { file: '/var/www/php/exc.php', line: 1, in: null },
    });
    expect(thrownAt('/ip')).toBeUndefined();
    const refused = groupOf(joined, '/deadhttp/x').errorLog;
    expect(refused).toMatchObject({ says: 'reason', lookedUp: 2, found: 2 });
    expect(refused?.line?.text).toContain('AH00957: http: attempt to connect to 127.0.0.1:18299');
    expect(refused?.line?.context[0]).toContain('AH01114');
  });

  it('joins by id and by port where the access log shows them', async () => {
    const { report } = await auditFiles([`${folder}/corsdiag.access.log`]);
    const joined = join(report, readFileSync(`${folder}/corsdiag.error.log`, 'utf8'));
    expect(linesOf(joined)).toMatchObject({
      '/deny': '2 client-port',
      '/dead/x': '3 client-port',
      '/breset': '5 client-port',
      '/fatal.php': '7 client-port',
    });
    expect(groupOf(joined, '/b405').errorLog?.says).toBe('answered-by-application');
  });

  it('names the rule of mod_security, not the sum of the rules', async () => {
    const access = `127.0.0.1 42778 awMZIg3zgCW7-Z8YyTh1IwAAAAc [22/Nov/2026:16:32:34 +0000] "OPTIONS /b/ok HTTP/1.1" 403 12 "https://app.example.com" "PUT"\n`;
    const logFormat = '%h %{remote}p %L %t "%r" %>s %b "%{Origin}i" "%{Access-Control-Request-Method}i"';
    const report = await audit([textSource('access.log', access)], { logFormat });
    const { errorLog } = groupOf(join(report, readFileSync(`${folder}/modsecurity.error.log`, 'utf8')), '/b/ok');
    expect(errorLog).toMatchObject({ says: 'reason', found: 1, line: { joinedBy: 'id' } });
    expect(errorLog?.line?.text).toContain('[id "911100"] [msg "Method is not allowed by policy"] [data "PUT"]');
    expect(errorLog?.line?.context.some((line) => line.includes('[id "949110"]'))).toBe(true);
  });

  const error = (time: string, client: string, message: string) =>
    `[Sat Nov 21 ${time}.123456 2026] [proxy_fcgi:error] [pid 1:tid 2] [client ${client}:4711] ${message}\n`;
  const fatal = "AH01071: Got error 'PHP message: PHP Fatal error:  Uncaught Error: x'";

  it('reads local times in the zone of the access log, also where it changes', async () => {
    const access =
      chromeLine('203.0.113.1', '25/Oct/2026:02:30:10 +0200', '/alpha', 500) +
      chromeLine('203.0.113.1', '25/Oct/2026:02:30:10 +0100', '/gamma', 500);
    const line = (port: number, message: string) =>
      `[Sun Oct 25 02:30:10.5 2026] [proxy_fcgi:error] [pid 1:tid 2] [client 203.0.113.1:${port}] ${message}\n`;
    const joined = join(await reportOn(access), line(1, `${fatal} in alpha`) + line(2, `${fatal} in gamma`));
    expect(linesOf(joined)).toEqual({ '/alpha': '1 client-time', '/gamma': '2 client-time' });
    expect(groupOf(joined, '/alpha').errorLog?.line?.time).toBe('2026-10-25T00:30:10.500Z');
    const zoned = await reportOn(chromeLine('203.0.113.1', '21/Nov/2026:14:02:13 -0330', '/a', 500));
    expect(linesOf(join(zoned, error('14:02:13', '203.0.113.1', fatal)))).toEqual({ '/a': '1 client-time' });
    expect(linesOf(join(zoned, error('17:32:13', '203.0.113.1', fatal)))).toEqual({});
  });

  it('elects the zone where neither log shows one', async () => {
    const logFormat = '%h %{msec}t "%r" %>s "%{Referer}i" "%{User-Agent}i"';
    const at = (second: number) => Date.UTC(2026, 10, 21, 14, 2, second);
    const access = [3, 20, 41]
      .map((second) => `203.0.113.1 ${at(second)} "OPTIONS /a HTTP/1.1" 500 "https://app.example.com/" "${browser}"\n`)
      .join('');
    const report = await audit([textSource('access.log', access)], { logFormat });
    const lines = ['15:02:03', '15:02:20', '15:02:41'].map((time) => error(time, '203.0.113.1', fatal));
    const { errorLog } = groupOf(join(report, lines.join('')), '/a');
    expect(errorLog).toMatchObject({ found: 3, line: { time: '2026-11-21T14:02:03.123Z' } });
  });

  it.each([
    ['of another client', error('14:02:13', '203.0.113.2', fatal)],
    ['before the request', error('14:02:12', '203.0.113.1', fatal)],
    ['long after it', error('14:05:13', '203.0.113.1', fatal)],
    ['for another page', error('14:02:13', '203.0.113.1', `${fatal}, referer: https://admin.example.com/`)],
    ['for another status', error('14:02:13', '203.0.113.1', 'AH01630: client denied by server configuration: /srv')],
    ['for another path', error('14:02:13', '203.0.113.1', 'AH00898: Error reading from remote server returned by /b')],
    ['that says nothing', error('14:02:13', '203.0.113.1', "AH01071: Got error 'x'").replace(':error]', ':debug]')],
  ])('takes no line %s', async (_, errorLog) => {
    const report = await reportOn(chromeLine('203.0.113.1', '21/Nov/2026:14:02:13 +0000', '/a', 500));
    const joined = join(report, errorLog);
    if (errorLog.includes('debug')) expect(groupOf(joined, '/a').errorLog?.line?.text).toContain('AH01071');
    else expect(linesOf(joined)).toEqual({});
  });

  it('gives one line to one request', async () => {
    const line = (second: string) => chromeLine('203.0.113.1', `21/Nov/2026:14:02:${second} +0000`, '/a', 500);
    const joined = join(await reportOn(line('13') + line('14')), error('14:02:14', '203.0.113.1', fatal));
    expect(groupOf(joined, '/a').errorLog).toMatchObject({ says: 'reason', lookedUp: 2, found: 1 });
    expect(groupOf(joined, '/a').exemplars.map(({ errorLog }) => errorLog !== undefined)).toEqual([false, true]);
  });

  it('tells the failures of one connection apart', async () => {
    const access =
      chromeLine('203.0.113.1', '21/Nov/2026:14:02:13 +0000', '/alpha', 403) +
      chromeLine('203.0.113.1', '21/Nov/2026:14:02:13 +0000', '/beta', 403);
    const denied = (path: string) =>
      error('14:02:13', '203.0.113.1', `AH01630: client denied by server configuration: /srv/${path}`);
    const joined = join(await reportOn(access), denied('beta') + denied('alpha'));
    expect(linesOf(joined)).toEqual({ '/alpha': '2 client-time', '/beta': '1 client-time' });
  });

  it('takes what mod_security found for a reason only where it refused', async () => {
    const report = await reportOn(chromeLine('203.0.113.1', '21/Nov/2026:14:02:13 +0000', '/a', 403));
    const say = (message: string) => error('14:02:13', '203.0.113.1', `ModSecurity: ${message} [uri "/a"]`);
    const found = say('Warning. Pattern match [id "942100"] [severity "CRITICAL"]');
    const refused = say('Access denied with code 403 (phase 2). [id "949110"]');
    const quarrel = say('collections_remove_stale: Failed to access DBM file');
    expect(linesOf(join(report, quarrel + found))).toEqual({});
    expect(linesOf(join(report, quarrel + found.repeat(40) + refused))).toEqual({ '/a': '2 client-time' });
  });

  it('takes silence for an answer of the application only where httpd would have spoken, and the log covers it', async () => {
    const access = [405, 404, 401, 502, 503].map((status) =>
      chromeLine('203.0.113.1', '21/Nov/2026:14:02:13 +0000', `/s${status}`, status),
    );
    const report = await reportOn(access.join(''));
    const says = (...logs: readonly string[]) =>
      Object.fromEntries(join(report, ...logs).groups.map(({ path, errorLog }) => [path, errorLog?.says]));
    const nothing = {
      '/s405': 'nothing',
      '/s404': 'nothing',
      '/s401': 'nothing',
      '/s502': 'nothing',
      '/s503': 'nothing',
    };
    const elsewhere = error('13:00:00', '203.0.113.9', fatal);
    expect(says(elsewhere)).toEqual({ ...nothing, '/s405': 'answered-by-application' });
    expect(says(error('14:10:00', '203.0.113.9', fatal))).toEqual(nothing);
    expect(says(elsewhere.replace(':error]', ':info]'))).toEqual(nothing);
    const cut = createErrorLogJoin(report);
    const log = cut.open('error.log');
    log.push(Buffer.from(elsewhere));
    log.end(false);
    expect(cut.finish().groups.map(({ errorLog }) => errorLog?.says)).toEqual(Array(5).fill('nothing'));
  });

  it('leaves the report as it was where nothing that it read is an error log', async () => {
    const report = await reportOn(chromeLine('203.0.113.1', '21/Nov/2026:14:02:13 +0000', '/a', 500));
    expect(groupOf(report, '/a').errorLog).toBe(null);
    expect(join(report)).toBe(report);
    expect(join(report, 'something else\n', '')).toBe(report);
  });

  it('names the restarts around an incident', async () => {
    const at = (minute: number, second: number) =>
      `21/Nov/2026:14:${String(minute).padStart(2, '0')}:${String(second).padStart(2, '0')} +0100`;
    let access = '';
    for (let i = 0; i < 180; i++) {
      const status = i >= 60 && i < 120 ? 405 : 204;
      const client = `203.0.113.${i % 9}`;
      access += chromeLine(client, at(Math.floor(i / 6), (i % 6) * 10), '/a', status);
      if (status === 204)
        access += chromeLine(client, at(Math.floor(i / 6), (i % 6) * 10), '/a', 200).replace('OPTIONS', 'PUT');
    }
    const notice = (time: string, message: string) =>
      `[Sat Nov 21 ${time}.000322 2026] [mpm_event:notice] [pid 812:tid 812] ${message}\n`;
    const log =
      notice('14:01:00', 'AH00489: Apache/2.4.71 configured -- resuming normal operations') +
      notice('14:09:56', 'AH00491: caught SIGTERM, shutting down') +
      notice('14:09:57', 'AH00489: Apache/2.4.71 configured -- resuming normal operations') +
      notice('14:19:58', 'AH00493: SIGUSR1 received.  Doing graceful restart');
    const { incident, groups, errorLogs } = join(await reportOn(access), log);
    expect(incident).toMatchObject({
      began: '2026-11-21T13:10:00.000Z',
      ended: '2026-11-21T13:19:50.000Z',
      restartBefore: { kind: 'restart', time: '2026-11-21T13:09:56.000Z', source: { file: 'error.log', line: 2 } },
      restartAfter: { kind: 'graceful-restart', time: '2026-11-21T13:19:58.000Z' },
    });
    expect(groups[0]?.incident?.restartBefore?.time).toBe('2026-11-21T13:09:56.000Z');
    expect(errorLogs).toMatchObject([{ file: 'error.log', lines: 4, first: '2026-11-21T13:01:00.000Z' }]);
  });

  it('keeps little of an error log without end', async () => {
    const report = await reportOn(chromeLine('203.0.113.1', '21/Nov/2026:14:02:13 +0000', '/a', 500));
    const joined = createErrorLogJoin(report);
    const log = joined.open('error.log');
    const flood = Buffer.from(error('14:02:13', '203.0.113.1', `${fatal} ${'x'.repeat(500)}`).repeat(200));
    for (let i = 0; i < 200; i++) log.push(flood);
    expect(log.end(true)).toMatchObject({ lines: 40_000, entries: 40_000 });
    const { errorLog } = groupOf(joined.finish(), '/a');
    expect(errorLog?.found).toBe(1);
    expect(errorLog?.line?.context.length).toBeLessThanOrEqual(12);
  });

  it('says nothing by silence where there was more than it keeps', async () => {
    const report = await reportOn(
      chromeLine('203.0.113.1', '21/Nov/2026:14:02:13 +0000', '/a', 405) +
        chromeLine('203.0.113.2', '21/Nov/2026:14:02:13 +0000', '/b', 405),
    );
    const joined = createErrorLogJoin(report);
    const log = joined.open('error.log');
    log.push(Buffer.from(error('14:02:10', '203.0.113.9', fatal)));
    for (let port = 0; port < 900; port++) {
      const flood = error('14:02:12', '203.0.113.1', `AH01630: client denied ${'x'.repeat(3900)}`).replace(
        '4711',
        `${port}`,
      );
      log.push(Buffer.from(flood.repeat(20)));
    }
    log.end(true);
    expect(joined.finish().groups.map(({ errorLog }) => errorLog?.says)).toEqual(['nothing', 'nothing']);
  });
});
