import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import { isOrigin } from '../fixes/grammar.js';
import { logRecipeIds } from '../fixes/log-formats/index.js';
import { serverIds } from '../fixes/servers/index.js';
import { parseBlock } from '../formats/forwarded/trusted-proxies.js';
import { tool } from '../tool.js';
import { parseTarget, type Target } from '../verify/target.js';
import { views } from '../views/index.js';
import { parseDuration } from './duration.js';

/** What commander hands on for an audit; `options.ts` makes sense of it. */
export type RawOptions = {
  readonly format?: string;
  readonly output?: readonly string[];
  readonly logFormat: string;
  /** False: `--no-error-log`. Absent: those found beside the access logs. */
  readonly errorLog?: readonly string[] | boolean;
  readonly server?: string;
  readonly allowOrigin?: readonly string[];
  readonly window: number;
  readonly jobs: number;
  readonly trustedProxy?: readonly string[];
  readonly exitZero?: true;
  readonly quiet?: true;
  readonly color: boolean;
  readonly tui: boolean;
  readonly follow?: true;
};

export type Actions = {
  readonly audit: (files: readonly string[], options: RawOptions) => void;
  readonly explain: (cause: string | undefined) => void;
  readonly logFormat: (server: string | undefined) => void;
  readonly verify: (file: string, options: RawVerifyOptions) => void;
};

export type RawVerifyOptions = Pick<RawOptions, 'logFormat' | 'allowOrigin' | 'color'> & {
  readonly target: Target;
  readonly requests?: true;
  readonly format: 'text' | 'json';
};

/** The command line as the user sees it in --help. */
export function createProgram(actions: Actions, defaultWindowMs: number): Command {
  const program = new Command(tool.name)
    .description('Which CORS preflights failed, since when, for whom, why, and what to change.')
    .usage('[options] [FILE...]')
    .argument('[FILE...]', 'access logs and HAR files, plain or gzip; - or nothing is standard input')
    .enablePositionalOptions()
    .version(tool.version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .addOption(
      new Option('-f, --format <name>', 'how to report (default: tui in a terminal, else text)').choices([
        'tui',
        ...Object.keys(views),
      ]),
    )
    .option('-o, --output <file>', 'write there, in the format of its ending; may be repeated', gather)
    .option(
      '--log-format <format>',
      'auto, a name, a format string of Apache, nginx, HAProxy, Tomcat, lighttpd or Envoy, json: with a field map, or @FILE[:NAME] for one in a configuration file',
      'auto',
    )
    .option('--error-log <file>', 'look there for what explains failures; may be repeated', gatherFiles)
    .option('--no-error-log', 'do not look into the error.log beside an access.log')
    .addOption(new Option('--server <name>', 'write fixes for this server').choices(serverIds))
    .option('--allow-origin <origin>', 'an origin you vouch for, to be listed in fixes; may be repeated', gatherOrigin)
    .addOption(
      new Option('--window <duration>', 'how long after a preflight its request may come, such as 5s or 2m')
        .argParser(readDuration)
        .default(defaultWindowMs, `${defaultWindowMs / 1000}s`),
    )
    .option(
      '--trusted-proxy <block>',
      'a proxy, or a block of them (198.51.100.0/24), to believe in X-Forwarded-For, as private addresses are; may be repeated',
      gatherProxy,
    )
    .addOption(
      new Option('--jobs <n>', 'threads to read large plain logs with; the report is the same with any number')
        .argParser(readJobs)
        .default(availableParallelism(), 'one for each processor'),
    )
    .option('--no-tui', 'the report as text, also in a terminal')
    .option('--follow', 'keep watching growing and rotating logs, in the dashboard or as ndjson')
    .option('--exit-zero', 'exit with 0 even where failures were found')
    .option('-q, --quiet', 'print no report and no progress: the exit code is the answer')
    .option('--no-color', 'no colour, as the variable NO_COLOR')
    .action((files: readonly string[], options: RawOptions) => actions.audit(files, options))
    .addHelpText('after', examples);
  program
    .command('explain')
    .description('what a cause means, why it happens, how to confirm it, what repairs it')
    .argument('[CAUSE]', 'the id of a cause; without it all are listed')
    .helpOption('-h, --help', 'print this help')
    .action((cause: string | undefined) => actions.explain(cause));
  program
    .command('log-format')
    .description('the log format that makes diagnosis complete, and how to switch it on')
    .addOption(new Option('--server <name>', 'for this server (default: apache)').choices(logRecipeIds))
    .helpOption('-h, --help', 'print this help')
    .action(({ server }: { readonly server?: string }) => actions.logFormat(server));
  addVerify(program, actions);
  return program;
}

const verifyNotes = `
Sends OPTIONS (with --requests GET and HEAD too) to the target alone, four at a time, with nothing but what the file
says of origin, path, method and header names: no query, no cookie, no token, no redirect followed. For a certificate
of your own set NODE_EXTRA_CA_CERTS.

Exit code: 0 all pass now, 1 some still fail or could not be shown to pass, 2 it could not run.`;

function addVerify(program: Command, actions: Actions): void {
  program
    .command('verify')
    .description('send the failing preflights again to a live server and judge the answers')
    .argument('<FILE>', 'an access log or a HAR file; - is standard input')
    .requiredOption('--target <url>', 'where to send them, such as https://api.example.com', readTarget)
    .option('--requests', 'send a GET or HEAD behind each preflight too, without cookies and tokens')
    .option(
      '--allow-origin <origin>',
      'send for this origin only, or where none is recorded; may be repeated',
      gatherOrigin,
    )
    .option('--log-format <format>', 'auto, the name of a format, or a format string', 'auto')
    .addOption(new Option('-f, --format <name>', 'how to report').choices(['text', 'json']).default('text'))
    .option('--no-color', 'no colour, as the variable NO_COLOR')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', verifyNotes)
    .action((file: string, options: RawVerifyOptions) => actions.verify(file, options));
}

const examples = `
Exit code: 0 nothing failed, 1 failures were found, 2 something could not be read or written.

Examples:
  preflight-audit access.log                          one log, the format found by its content
  preflight-audit access.log* traffic.har             a rotated log and a recording of the browser
  zcat -f access.log* | preflight-audit -f json       from a pipe, as JSON
  preflight-audit access.log -o report.json -o report.txt
  preflight-audit --log-format '%h %l %u %t "%r" %>s %b "%{Origin}i"' access.log
  preflight-audit --allow-origin https://app.example.com access.log
  preflight-audit explain preflight-redirect`;

function gatherFiles(value: string, previous: readonly string[] | boolean | undefined): readonly string[] {
  return [...(Array.isArray(previous) ? previous : []), value];
}

function gather(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

function gatherOrigin(value: string, previous: readonly string[] = []): readonly string[] {
  if (isOrigin(value)) return [...previous, value];
  throw new InvalidArgumentError('An origin looks like https://app.example.com, without path and in lower case.');
}

function gatherProxy(value: string, previous: readonly string[] = []): readonly string[] {
  if (parseBlock(value) !== null) return [...previous, value];
  throw new InvalidArgumentError('A proxy looks like 198.51.100.7, 198.51.100.0/24 or 2001:db8::/32.');
}

function readTarget(value: string): Target {
  const target = parseTarget(value);
  if ('error' in target) throw new InvalidArgumentError(target.error);
  return target;
}

function readJobs(value: string): number {
  if (/^[1-9]\d{0,3}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('Threads are counted from 1.');
}

function readDuration(value: string): number {
  const duration = parseDuration(value);
  if (duration !== null) return duration;
  throw new InvalidArgumentError('A duration looks like 500ms, 5s or 2m, up to 24h.');
}
