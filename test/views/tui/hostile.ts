import type { Report } from '../../../src/model/report.js';
import { madeUpGroup, madeUpRecord, madeUpReport, madeUpSource } from '../made-up-report.js';
import { corsHeaders } from './report.js';

/** What logs and recordings of strangers have tried, or might. */
export const attacks: readonly string[] = [
  '\x1b]52;c;ZXZpbA==\x07',
  '\x1b]0;evil\x07',
  '\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\',
  '\x1b[2J\x1b[H\x1b[31mred\x1b[0m',
  '\x1b[?1049l\x1b[?25h',
  '\x1bc\x1b(0',
  '\x9b2J\x9d52;c;ZXZpbA==\x9c',
  '\x1bP$q"p\x1b\\',
  'evil\r\nSet-Cookie: x\b\b\b\x7f\x00\x0e',
  '\u202egpj.exe\u2066\u2069',
  'zero\u200bwidth\u2060\u00ad\ufeff',
  `pile${'\u0301'.repeat(500)}`,
  '\u2028line\u2029',
  '\ud800lone',
  '\u{e0041}\u{e0001}tag',
  '\ue000private',
  `wide ${'日'.repeat(300)}`,
  'flag \u{1f1e9}\u{1f1ea} 1\ufe0f\u20e3 \u0e33\u0e33',
  'x'.repeat(10_000_000),
  '$(reboot)`reboot`;\n# reboot',
];

const all = attacks.join(' ');

/** Every string of it an attack. */
export function hostileReport(): Report {
  const list = (values: readonly string[]) => ({
    items: values.map((value, i) => ({ value, count: 100 - i })),
    others: 3,
  });
  const message = { error: all, parameter: all, message: all };
  return madeUpReport({
    sources: [
      madeUpSource({
        file: `${attacks[1]}.log`,
        format: all,
        formatReason: all,
        notes: attacks,
        server: attacks[0] ?? '',
        unrecordedHeaders: attacks,
      }),
    ],
    unreadable: attacks.map((reason, line) => ({ source: { file: `${attacks[1]}.log`, line }, reason })),
    warnings: [],
    groups: attacks.map((attack, number) =>
      madeUpGroup({
        key: `group ${number}`,
        title: attack,
        host: attack,
        path: `/${attack}`,
        count: 1000 - number,
        why: attack,
        confirm: attack,
        evidence: [attack, all],
        origins: list(attacks),
        methods: list(attacks),
        headers: list(attacks),
        browser: { chromium: message, firefox: message, webkit: message },
        exemplars: [
          {
            ...madeUpRecord({
              source: { file: attack, line: number },
              url: `/${attack}`,
              client: attack,
              host: attack,
              origin: attacks[0] ?? null,
              requestMethod: attack,
              requestHeaders: attacks,
              reasons: attacks,
              raw: `${attack} "OPTIONS /${attack}" 405`,
              request: { line: 1, method: attack, status: 200, time: '2026-11-21T14:02:14.000Z', sent: true },
            }),
            answers: {
              preflight: corsHeaders({ 'access-control-allow-headers': attacks, vary: attacks }),
              request: corsHeaders({ location: attacks }),
            },
            failedChecks: [{ stage: 'preflight', check: 'headers', what: attacks }],
          },
        ],
      }),
    ),
  });
}
