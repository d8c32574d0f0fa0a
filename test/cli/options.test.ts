import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/cli/errors.js';
import { type Command, type Options, parseArguments } from '../../src/cli/options.js';
import { defaultWindowMs } from '../../src/link/default-window.js';

const surroundings = { stdinIsTerminal: () => true, width: 80 };

function parse(...argv: readonly string[]): Command {
  return parseArguments(argv, surroundings);
}

function optionsOf(...argv: readonly string[]): Options {
  const command = parse(...argv);
  if (command.kind !== 'audit') throw new Error(`${command.kind} is no audit`);
  return command.options;
}

describe('an audit', () => {
  it('has these defaults', () => {
    expect(optionsOf('access.log')).toEqual({
      files: ['access.log'],
      targets: [{ path: null, view: 'text' }],
      logFormat: null,
      errorLogs: null,
      server: null,
      allowOrigins: [],
      windowMs: defaultWindowMs,
      trustedProxies: [],
      jobs: availableParallelism(),
      exitZero: false,
      quiet: false,
      color: true,
      dashboard: 'auto',
      follow: false,
    });
  });

  it('takes every option, before and after the files', () => {
    const argv =
      'a.log -f json --jobs 3 --trusted-proxy 198.51.100.0/24 --log-format combined --error-log e.log b.har --error-log e2.log --server apache --allow-origin https://a.example --window 5s -q --exit-zero --no-color';
    expect(optionsOf(...argv.split(' '), '--allow-origin', 'http://b.example:8080')).toEqual({
      files: ['a.log', 'b.har'],
      targets: [],
      logFormat: 'combined',
      errorLogs: ['e.log', 'e2.log'],
      server: 'apache',
      allowOrigins: ['https://a.example', 'http://b.example:8080'],
      windowMs: 5000,
      trustedProxies: ['198.51.100.0/24'],
      jobs: 3,
      exitZero: true,
      quiet: true,
      color: false,
      dashboard: 'never',
      follow: false,
    });
  });

  it('looks into no error log where that is not wanted', () => {
    expect(optionsOf('access.log', '--no-error-log').errorLogs).toEqual([]);
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(optionsOf('access.log'))).toBe(true);
  });

  it('reads standard input where nothing is named and something is piped in', () => {
    const command = parseArguments([], { ...surroundings, stdinIsTerminal: () => false });
    expect(command).toMatchObject({ kind: 'audit', options: { files: ['-'] } });
    expect(() => parse()).toThrow('name an access log or a HAR file, or pipe one in; --help shows how');
  });

  it('finds the format in the ending, unless it is given', () => {
    expect(optionsOf('a', '-o', 'x.json', '-o', 'dir/X.NDJSON', '-o', 'x.txt', '-o', '-').targets).toEqual([
      { path: 'x.json', view: 'json' },
      { path: 'dir/X.NDJSON', view: 'ndjson' },
      { path: 'x.txt', view: 'text' },
      { path: null, view: 'text' },
    ]);
    expect(optionsOf('a', '-f', 'json', '-o', 'report').targets).toEqual([{ path: 'report', view: 'json' }]);
  });

  it('writes its files even when quiet', () => {
    expect(optionsOf('a', '-q', '-o', 'x.json').targets).toEqual([{ path: 'x.json', view: 'json' }]);
  });

  it.each([
    [['--fromat', 'json', 'a'], "unknown option '--fromat'; did you mean --format?"],
    [['--flow', 'a'], "unknown option '--flow'"],
    [
      ['-f', 'xml', 'a'],
      "option '-f, --format <name>' argument 'xml' is invalid. Allowed choices are tui, text, json, ndjson.",
    ],
    [['-f'], "option '-f, --format <name>' argument missing"],
    [['--trusted-proxy', 'cdn', 'a'], 'A proxy looks like 198.51.100.7, 198.51.100.0/24 or 2001:db8::/32.'],
    [['--jobs', '0', 'a'], 'Threads are counted from 1.'],
    [['--window', 'soon', 'a'], 'A duration looks like 500ms, 5s or 2m, up to 24h.'],
    [['--allow-origin', '*', 'a'], 'An origin looks like https://app.example.com'],
    [['--allow-origin', 'null', 'a'], 'An origin looks like'],
    [['--allow-origin', 'https://a.example/', 'a'], 'An origin looks like'],
    [['--allow-origin', 'HTTPS://A.example', 'a'], 'An origin looks like'],
    [['--server', 'netscape', 'a'], "argument 'netscape' is invalid"],
    [['a', '-o', 'x.pdf'], 'the ending of x.pdf names no format; add --format, or use one of .txt, .json, .ndjson'],
    [['a', '-o', 'x.json', '-o', 'x.json'], 'two --output name the same file'],
    [['explain', 'a', 'b'], 'too many arguments'],
    [['verify', 'a.log'], "required option '--target <url>' not specified"],
    [['verify', 'a.log', '--target', 'api.example.com'], 'A target looks like https://api.example.com'],
    [['verify', 'a.log', 'b.log', '--target', 'https://api.example.com'], 'too many arguments'],
    [['log-format', '--server', 'sap'], 'Allowed choices are apache, nginx, caddy, haproxy'],
    [['explain', '--format', 'json'], "unknown option '--format'"],
  ])('%j is refused in one sentence', (argv, message) => {
    expect(() => parse(...argv)).toThrow(UserError);
    expect(() => parse(...argv)).toThrow(message);
    expect(() => parse(...argv)).not.toThrow('\n');
  });
});

describe('other commands', () => {
  it('explains a cause, or all of them', () => {
    expect(parse('explain', 'not-cors')).toEqual({ kind: 'explain', cause: 'not-cors' });
    expect(parse('explain')).toEqual({ kind: 'explain', cause: null });
  });

  it('verifies a file at a target', () => {
    const target = {
      secure: true,
      hostname: 'api.example.com',
      port: 443,
      basePath: '',
      url: 'https://api.example.com',
    };
    expect(parse('verify', 'a.log', '--target', 'https://api.example.com')).toEqual({
      kind: 'verify',
      settings: {
        ...{ file: 'a.log', target, requests: false, format: 'text', color: true },
        ...{ logFormat: null, allowOrigins: [] },
      },
    });
    const more = '--requests -f json --no-color --log-format combined --allow-origin https://a.example'.split(' ');
    expect(parse('verify', '--target', 'https://api.example.com', ...more, '-')).toMatchObject({
      settings: {
        ...{ file: '-', requests: true, format: 'json', color: false },
        ...{ logFormat: 'combined', allowOrigins: ['https://a.example'] },
      },
    });
  });

  it('tells the log format for a server, or for Apache', () => {
    expect(parse('log-format')).toEqual({ kind: 'log-format', server: null });
    expect(parse('log-format', '--server', 'nginx')).toEqual({ kind: 'log-format', server: 'nginx' });
  });

  it('answers --version and --help itself', () => {
    expect(parse('--version')).toMatchObject({ kind: 'answer', text: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    expect(parse('--help')).toMatchObject({ kind: 'answer', text: expect.stringContaining('Examples:') });
    expect(parse('explain', '--help')).toMatchObject({ kind: 'answer', text: expect.stringContaining('[CAUSE]') });
  });
});
