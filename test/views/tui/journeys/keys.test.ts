import { expect, it } from 'vitest';
import { bindings } from '../../../../src/views/tui/bindings.js';
import type { Key } from '../../../../src/views/tui/terminal/decode-keys.js';
import { expectAsFound } from './lib/as-found.js';
import { start } from './lib/journey.js';
import { journeys } from './lib/journeys.js';
import { record } from './lib/recording.js';
import { samplesOf } from './lib/samples.js';
import { keysOf, type Step, take } from './lib/steps.js';
import { styleAt } from './lib/styles.js';

type KeyJourney = {
  readonly title: string;
  readonly options?: string;
  readonly columns: number;
  readonly rows: number;
  /** Keys that lead to where it begins. */
  readonly way?: readonly Key[];
  readonly steps: readonly Step[];
  /** The key that ends it, and the exit code. */
  readonly end?: readonly [key: Key, code: number];
};

const small = { columns: 80, rows: 24 };
const large = { columns: 120, rows: 40 };

const chosen = (what: string) => `▸✘ ${what}`;
const at = (place: number) => new RegExp(` ${place} of \\d+\\s*$`, 'm');
const last = / (\d+) of \1\s*$/m;
const anyKey: Step = [' ', '[1 Causes]'];

const copied =
  (what: string, text: RegExp): Step[1] =>
  (journey) =>
    journey.text().includes(`Sent the ${what} to the terminal`) && text.test(journey.screen.clipboard().at(-1) ?? '');

const printed =
  (text: RegExp): Step[1] =>
  ({ screen }, written) =>
    screen.modes().screen === 'normal' && text.test(written) && /\[any key leads back\]\s*$/.test(written);

const all: Readonly<Record<string, KeyJourney>> = {
  move: {
    title: 'Moving in a list',
    ...small,
    way: ['tab', 'enter', 'tab', 'enter'],
    steps: [
      ['down', at(2)],
      ['j', at(3)],
      ['up', at(2)],
      ['k', at(1)],
      ['page-down', at(7)],
      ['ctrl-f', at(13)],
      ['page-up', at(7)],
      ['ctrl-b', at(1)],
      ['ctrl-d', at(4)],
      ['ctrl-u', at(1)],
      ['end', last],
      ['home', at(1)],
      ['G', last],
      ['g', at(1)],
    ],
  },
  open: {
    title: 'Opening, and back',
    ...small,
    steps: [
      ['enter', '── causes › 405 nobody answers OPTIONS ──'],
      ['escape', chosen('405')],
      ['right', '── causes › 405 '],
      ['left', chosen('405')],
      ['l', '── causes › 405 '],
      ['h', chosen('405')],
      ['tab', ' Where '],
      ['shift-tab', chosen('405')],
      [['tab', 'enter'], '── causes › 405 '],
      ['backspace', chosen('405')],
      [['tab', 'enter', 'tab', 'enter', 'tab', 'enter'], 'Preflight   asked'],
      ['n', at(2)],
      ['N', at(1)],
      ['backspace', chosen('14:02:49')],
    ],
  },
  panes: {
    title: 'Two panes',
    ...large,
    steps: [
      ['J', ({ text }) => !/nobody answers OPTIONS +certain/.test(text())],
      ['K', /nobody answers OPTIONS +certain/],
      [']', 'Fix · Apache httpd, .htaccess'],
      ['[', /Fix · Apache httpd ─/],
      ['ctrl-l', (_, written) => written.includes('\x1b[2J') && written.includes('[1 Causes]')],
      // Nobody could wake this job again, so the system does not stop it, and the dashboard comes back by itself.
      ['ctrl-z', (_, written) => written.split('\x1b[?1049l')[1]?.includes('[1 Causes]') === true],
    ],
    end: ['Q', 1],
  },
  tabs: {
    title: 'Tabs, and the help',
    ...large,
    steps: [
      ['2', '[2 Timeline]'],
      ['3', '[3 Endpoints]'],
      ['4', '[4 Origins]'],
      ['5', '[5 Noise]'],
      ['6', '[6 Input!]'],
      ['1', '[1 Causes]'],
      ['?', 'Keys of this screen'],
      ['escape', chosen('405')],
      ['f1', 'Keys of this screen'],
      ['q', chosen('405')],
    ],
    end: ['ctrl-c', 130],
  },
  help: {
    title: 'A help that is longer than the screen',
    columns: 60,
    rows: 20,
    steps: [
      ['?', 'Keys of this screen'],
      ['j', ({ text }) => !text().includes('Keys of this screen')],
      ['k', 'Keys of this screen'],
      ['page-down', ({ text }) => !text().includes('Keys of this screen')],
      [[' ', ' '], 'stop reading and keep what was read'],
      ['page-up', ({ text }) => !text().includes('stop reading and keep what was read')],
      ['enter', chosen('405')],
    ],
  },
  order: {
    title: 'Order, measure, and what is left out',
    ...large,
    steps: [
      ['s', / by share · /],
      ['S', / by share reversed · /],
      ['r', / by share · /],
      ['m', '── share ──'],
      ['z', ' 1 hidden'],
      ['z', at(1)],
      [
        't',
        ({ screen }) => styleAt(screen, '[1 Causes]') !== null && styleAt(screen, 'causes')?.includes('blue') === true,
      ],
      ['t', ({ screen }) => styleAt(screen, 'causes')?.includes('cyan') === true],
    ],
  },
  filter: {
    title: 'The filter',
    ...large,
    steps: [
      ['/', ' / ▏'],
      [['O', 'P', 'T'], ' / OPT▏'],
      ['ctrl-u', ' / ▏'],
      ['paste:exception behind', '1 of 5, 4 hidden'],
      ['ctrl-w', ' / exception ▏'],
      ['backspace', ' / exception▏'],
      ['enter', 'filter "exception"'],
      ['escape', at(1)],
      [['/', '!', '4', '0', '5'], ' / !405▏'],
      ['escape', chosen('405')],
    ],
  },
  copy: {
    title: 'Copying',
    ...large,
    steps: [
      ['y', ' copy:  y fix  u URL  o origin  c curl  j JSON'],
      ['y', copied('fix', /^# Who may read the answers/)],
      [['y', 'u'], copied('URL', /\/api\/v2\/orders\/\d+$/)],
      [['y', 'o'], copied('origin', /^https:\/\/[a-z]+\.example\.com$/)],
      [['y', 'c'], copied('curl', /^curl -i -X OPTIONS /)],
      [['y', 'x'], 'Nothing is called "x".'],
      ['G', last],
      [['y', 'j'], copied('JSON', /^\{\n {2}"/)],
      ['y', ' copy: '],
      ['escape', 'q quit'],
    ],
  },
  print: {
    title: 'Printing',
    ...large,
    steps: [
      ['p', ' print:  p fix  u URL  o origin  c curl  j JSON  r whole report'],
      ['p', printed(/# Who may read the answers/)],
      anyKey,
      [['p', 'u'], printed(/\/api\/v2\/orders\/\d+/)],
      anyKey,
      [['p', 'o'], printed(/https:\/\/[a-z]+\.example\.com/)],
      anyKey,
      [['p', 'c'], printed(/curl -i -X OPTIONS /)],
      anyKey,
      [['p', 'j'], printed(/\{\s+"/)],
      anyKey,
      [['p', 'r'], printed(/preflights failed/)],
      anyKey,
    ],
  },
  save: {
    title: 'Saving',
    ...large,
    steps: [
      ['w', ' save as: preflight-report.'],
      [['ctrl-u', ...'report.txt'], ' save as: report.txt▏'],
      ['enter', ({ text, folder }) => text().includes('Saved report.txt.') && /failed/.test(folder.read('report.txt'))],
      [['w', 'ctrl-u', ...'report.txt', 'enter'], 'there is such a file; Enter overwrites it: report.txt'],
      ['enter', 'Saved report.txt.'],
      [['w', 'ctrl-u', ...'no/report.txt', 'enter'], 'Not saved: cannot write no/report.txt'],
      [['w', 'ctrl-u', ...'report.pdf', 'enter'], 'the ending of report.pdf names no format'],
      ['w', ' save as: '],
      ['escape', 'q quit'],
    ],
  },
  mouse: {
    title: 'The mouse',
    ...large,
    steps: [
      ['%', ({ text, screen }) => text().includes('Mouse on.') && screen.modes().mouse !== 'none'],
      ['mouse:press:5:8', chosen('500')],
      ['mouse:wheel-up:5:6', chosen('405')],
      ['mouse:wheel-down:5:6', chosen('301')],
      ['mouse:wheel-down:80:6', ({ text }) => !/is redirected +certain/.test(text())],
      ['mouse:press:14:3', '[2 Timeline]'],
      ['%', ({ text, screen }) => text().includes('Mouse off.') && screen.modes().mouse === 'none'],
    ],
  },
  follow: {
    title: 'A log that is followed',
    options: '--follow',
    ...large,
    steps: [
      ['7', '[7 Newest]'],
      ['1', '[1 Causes]'],
      ['b', 'On a new cause: bell.'],
      ['b', 'On a new cause: nothing.'],
      ['b', 'On a new cause: flash.'],
      ['f', '‖ frozen'],
      ['=', ({ text }) => !text().includes('frozen')],
    ],
  },
};

journeys('the keys', () => {
  it.each(Object.entries(all))('%s', async (name, { title, options = '', columns, rows, way = [], steps, end }) => {
    const journey = start(`preflight-audit ${options} access.log`, { files: samplesOf(), columns, rows });
    await journey.until(() => /\d failed/.test(journey.text()) && !journey.text().includes('● reading'));
    await journey.press(...way);
    const recording = record(title);
    await take(steps, journey, recording);
    if (options === '') await recording.matches(`keys-${name}`);
    const [key, code] = end ?? ['q', 1];
    journey.send(key);
    if (key === 'Q') expect(await journey.ended()).toEqual({ code, sameSettings: true });
    else await expectAsFound(journey, code);
  });

  it('are all taken', () => {
    const taken = Object.values(all).flatMap(({ way = [], steps, end }) => [...way, ...keysOf(steps), end?.[0] ?? 'q']);
    expect(bindings.flatMap(({ keys }) => keys).filter((key) => !taken.includes(key))).toEqual([]);
  });
});
