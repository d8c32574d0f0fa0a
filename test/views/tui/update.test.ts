import { describe, expect, it } from 'vitest';
import { levelOf } from '../../../src/views/tui/state.js';
import { madeUpGroup, madeUpRecord, madeUpReport } from '../made-up-report.js';
import { drive } from './drive.js';
import { report } from './report.js';

const small = { columns: 80, rows: 24 };

describe('moving', () => {
  it('goes down and up, and no further than the ends', () => {
    const driven = drive(report);
    // Each row has two lines here.
    expect(driven.press('j', 'j').lines()[8]).toMatch(/^▸/);
    expect(driven.press('k', 'k', 'k', 'k').lines()[4]).toMatch(/^▸/);
    expect(driven.press('G', 'down').lines()[10]).toMatch(/^▸/);
    expect(driven.press('g').lines()[4]).toMatch(/^▸/);
  });

  it('keeps the selected row in the window', () => {
    const driven = drive(report, small).press('enter', 'enter');
    expect(driven.text()).toContain('1 of 30');
    driven.press('page-down', 'page-down');
    expect(driven.lines().filter((line) => line.startsWith('▸'))).toHaveLength(1);
    expect(driven.lines().at(-1)).toContain('of 30');
    driven.press('G');
    expect(driven.lines().at(-1)).toContain('30 of 30');
    expect(
      driven
        .press('ctrl-u')
        .lines()
        .filter((line) => line.startsWith('▸')),
    ).toHaveLength(1);
  });

  it('scrolls the detail beside the list, and stops at its end', () => {
    const driven = drive(report, { columns: 120, rows: 20 });
    const first = driven.lines();
    driven.press('J', 'J');
    expect(driven.lines()[4]).not.toBe(first[4]);
    expect(driven.lines()[4]?.slice(0, 50)).toBe(first[4]?.slice(0, 50));
    for (let i = 0; i < 200; i++) driven.press('J');
    expect(driven.text()).not.toContain('more lines');
    expect(driven.text()).toContain('Tested');
    for (let i = 0; i < 200; i++) driven.press('K');
    expect(driven.lines()).toEqual(first);
  });
});

describe('drilling down and back', () => {
  it('goes from a cause to its places, its records, one exchange, and back step by step', () => {
    const driven = drive(report);
    expect(driven.press('enter').lines()[3]).toContain('causes › 405 nobody answers OPTIONS');
    expect(driven.press('enter').lines()[3]).toContain('/api/v2/orders/*');
    expect(driven.press('enter').lines()[3]).toContain('OPTIONS /api/v2/orders/4711');
    expect(driven.text()).toContain('answered');
    expect(driven.press('escape', 'escape').lines()[3]).not.toContain('4711');
    expect(driven.press('escape').lines()[3]).toMatch(/^── causes ─/);
    expect(driven.press('escape', 'escape').lines()[3]).toMatch(/^── causes ─/);
    expect(driven.effects()).toEqual([]);
  });

  it('shows the detail first where there is room for one pane', () => {
    const driven = drive(report, { columns: 80, rows: 17 }).press('enter');
    expect(driven.text()).toContain('Why');
    expect(driven.press('enter').text()).toContain('▸✘ /api/v2/orders/*');
    expect(driven.press('escape').text()).toContain('500 an exception');
  });

  it('shows list and detail one above the other where they are not wide, and the detail alone while it is read', () => {
    const driven = drive(report, small);
    expect(driven.lines()[4]).toMatch(/^▸✘ 405/);
    expect(driven.text()).toContain('Why');
    expect(driven.lines().at(-1)).toContain('Tab details');
    expect(driven.press('tab').text()).not.toContain('▸');
    expect(driven.text()).toContain('Evidence');
    expect(driven.press('escape').lines()[4]).toMatch(/^▸✘ 405/);
    expect(driven.press('enter').lines()[4]).toMatch(/^▸✘ \/api\/v2\/orders\/\*/);
    const tall = drive(report, { columns: 80, rows: 50 }).press('tab');
    expect(tall.text()).toMatch(/^▸✘ 405/m);
  });

  it('walks through exchanges from inside one', () => {
    const driven = drive(report).press('enter', 'enter', 'enter', 'n', 'n');
    expect(driven.lines()[3]).toContain('/api/v2/orders/4713');
    expect(driven.press('N').lines()[3]).toContain('/api/v2/orders/4712');
    expect(driven.lines().at(-1)).toContain('2 of 30');
    expect(driven.press('N', 'N', 'N').lines()[3]).toContain('/api/v2/orders/4711');
  });

  it('leaves each tab as it was, and goes to its root where it is chosen again', () => {
    const driven = drive(report).press('enter', '4', '1');
    expect(driven.lines()[3]).toContain('causes › 405');
    expect(driven.press('1').lines()[3]).toMatch(/^── causes ─/);
  });

  it('leads from endpoints to causes and from origins to places', () => {
    expect(drive(report).press('3', 'enter').text()).toContain('▸✘ 405 nobody answers OPTIONS');
    expect(drive(report).press('4', 'j', 'enter').text()).toContain('admin.example.com');
  });
});

describe('the filter', () => {
  it('follows every letter and says how many it hides', () => {
    const driven = drive(report).press('/', 'o', 'p', 't');
    expect(driven.lines().at(-1)).toContain('2 of 4, 2 hidden');
    driven.press('enter');
    expect(driven.lines().at(-1)).toContain('filter "opt" · 1 of 2 · 2 hidden');
    expect(driven.press('escape').lines().at(-1)).toContain('1 of 4');
  });

  it('takes a capital letter seriously, and turns round with !', () => {
    expect(drive(report).press('/', 'O', 'P', 'enter').lines().at(-1)).toContain('of 2 · 2 hidden');
    expect(drive(report).press('/', 'O', 'p', 'enter').text()).toContain('Nothing fits the filter.');
    expect(drive(report).press('/', '!', 'o', 'p', 't', 'enter').lines().at(-1)).toContain('of 2 · 2 hidden');
  });

  it('gives up with Escape, deletes with Backspace, takes what is pasted', () => {
    const driven = drive(report).press('/', 'paste:no\nbody', 'backspace');
    expect(levelOf(driven.state()).filter).toBe('no bod');
    expect(levelOf(driven.press('escape').state()).filter).toBe('');
    expect(levelOf(driven.press('/', 'a', 'b', 'ctrl-u', 'c').state()).filter).toBe('c');
    expect(driven.press('backspace', 'backspace').state().overlay).toBeNull();
  });
});

describe('order and measure', () => {
  it('sorts by the next each time, turns round, and says so', () => {
    const driven = drive(report).press('s');
    expect(driven.lines().at(-1)).toContain('by share');
    expect(driven.lines()[4]).toContain('500 an exception');
    driven.press('s', 's', 's');
    expect(driven.lines().at(-1)).toContain('by name');
    expect(driven.lines()[4]).toContain('500 an exception behind');
    expect(driven.press('r').lines()[4]).toContain('204 the header');
  });

  it('measures counts, shares, clients and origins', () => {
    const driven = drive(report);
    expect(driven.press('m').lines()[4]).toContain('55.9 %');
    expect(driven.press('m').lines()[4]).toContain(' 412 ');
    expect(driven.press('m').lines()[4]).toContain(' 2 ');
  });

  it('shows only failures where that is wanted', () => {
    expect(drive(report).press('z').text()).not.toContain('? 200');
    expect(drive(report).press('z', 'z').text()).toContain('? 200');
  });
});

describe('while more is read', () => {
  const grown = madeUpReport({
    groups: [madeUpGroup({ key: 'new', title: 'something worse', count: 9999 }), ...report.groups],
  });

  it('stays with the row that was chosen', () => {
    const driven = drive(null).act({ type: 'snapshot', report, now: 1 }).press('j');
    driven.act({ type: 'snapshot', report: grown, now: 2 });
    expect(driven.lines()[8]).toMatch(/^▸✘ 500/);
  });

  it('stays with the greatest where nothing was chosen', () => {
    const driven = drive(null).act({ type: 'snapshot', report, now: 1 }, { type: 'snapshot', report: grown, now: 2 });
    expect(driven.lines()[4]).toMatch(/^▸✘ 405 something worse/);
  });

  it('stands still while frozen, and goes on from where things are', () => {
    const driven = drive(null).act({ type: 'snapshot', report, now: 1 }).press('f');
    driven.act({ type: 'snapshot', report: grown, now: 2 });
    expect(driven.text()).not.toContain('something worse');
    expect(driven.lines()[0]).toContain('‖ frozen');
    expect(driven.press('f').text()).toContain('something worse');
  });

  it('keeps what was read at the first Ctrl-C and quits at the second', () => {
    const driven = drive(null).act({ type: 'snapshot', report, now: 1 }).press('ctrl-c');
    expect(driven.effects()).toEqual([{ type: 'stop-reading' }]);
    expect(driven.lines()[0]).toContain('● stopping');
    driven.act({ type: 'done', report, now: 2 });
    expect(driven.lines()[0]).toContain('! partial');
    expect(driven.press('ctrl-c').effects()).toEqual([{ type: 'quit', interrupted: true, keepFrame: false }]);
  });

  it('tells of what cannot be read until the next key', () => {
    const driven = drive(report).act({ type: 'problem', message: 'b.log does not exist\x1b[2J.' });
    expect(driven.lines().at(-1)).toMatch(/^ b\.log does not exist\\x1b\[2J\. +\? keys {2}q quit$/);
    expect(driven.press('j').lines().at(-1)).toContain('q quit');
  });
});

describe('a followed input', () => {
  const following = () =>
    drive(null, { columns: 120, rows: 40 }, { follow: true }).act(
      { type: 'snapshot', report, now: 1000 },
      { type: 'caught-up' },
    );
  const worse = madeUpReport({
    groups: [...report.groups, madeUpGroup({ key: 'new', title: 'something new', count: 1 })],
  });

  it('tells of a cause that was not there before, until the next key', () => {
    const driven = following().act({ type: 'snapshot', report: worse, now: 2000 });
    expect(driven.text()).toContain('+ 405 something new');
    expect(driven.lines().at(-1)).toContain('New: something new');
    expect(driven.effects()).toEqual([]);
    expect(driven.press('j').text()).not.toContain('+ 405');
  });

  it('rings where that is wanted, and says nothing where nothing is', () => {
    const ringing = following().press('b').act({ type: 'snapshot', report: worse, now: 2000 });
    expect(ringing.effects()).toEqual([{ type: 'bell' }]);
    const silent = following().press('b', 'b').act({ type: 'snapshot', report: worse, now: 2000 });
    expect(silent.effects()).toEqual([]);
    expect(silent.text()).not.toContain('+ 405');
  });

  it('shows rates of the last seconds', () => {
    const later = madeUpReport({
      ...report,
      counts: { ...report.counts, preflights: report.counts.preflights + 30, blocked: report.counts.blocked + 5 },
    });
    const driven = following().act({ type: 'snapshot', report: later, now: 6000 });
    expect(driven.lines()[0]).toContain('● live  6.0 judged/s  1.0 failed/s');
  });

  it('shows the newest failures, and stays with the last until the reader moves up', () => {
    const record = (line: number) => madeUpRecord({ source: { file: 'access.log', line }, url: `/api/${line}` });
    const driven = following()
      .press('7')
      .act({ type: 'failures', records: Array.from({ length: 60 }, (_, line) => record(line)) });
    expect(driven.lines().find((line) => line.startsWith('▸'))).toContain('/api/59');
    driven.act({ type: 'failures', records: [record(60)] });
    expect(driven.lines().find((line) => line.startsWith('▸'))).toContain('/api/60');
    driven.press('k').act({ type: 'failures', records: [record(61)] });
    expect(driven.lines().find((line) => line.startsWith('▸'))).toContain('/api/59');
    expect(
      driven
        .press('G')
        .act({ type: 'failures', records: [record(62)] })
        .text(),
    ).toContain('▸✘');
    expect(driven.lines().find((line) => line.startsWith('▸'))).toContain('/api/62');
  });
});

describe('copy, print, save', () => {
  it('copies what the letter says', () => {
    const asked = (letter: string) => drive(report).press('enter', 'enter', 'enter', 'y', letter).effects()[0];
    expect(asked('u')).toEqual({ type: 'copy', what: 'URL', text: '/api/v2/orders/4711' });
    expect(asked('o')).toMatchObject({ text: 'https://app.example.com' });
    expect(asked('c')).toMatchObject({
      text: expect.stringMatching(/^curl -i -X OPTIONS 'https:\/\/api\.example\.com\/api\/v2\/orders\/4711'/),
    });
    expect(asked('y')).toMatchObject({ what: 'fix', text: expect.stringContaining('RewriteRule ^ - [R=204,L]') });
    expect(asked('j')).toMatchObject({ text: expect.stringContaining('"status": 405') });
  });

  it('prints the same, or the whole report', () => {
    expect(drive(report).press('p', 'p').effects()[0]).toMatchObject({
      type: 'print',
      text: expect.stringContaining('SetEnvIf'),
    });
    expect(drive(report).press('p', 'r').effects()[0]).toMatchObject({
      type: 'print',
      text: expect.stringContaining('CAUSES'),
    });
  });

  it('says so where there is nothing of the kind', () => {
    expect(drive(report).press('5', 'y', 'u').lines().at(-1)).toContain('There is no URL here.');
    expect(drive(report).press('y', 'x').lines().at(-1)).toContain('Nothing is called "x".');
    expect(drive(null).press('y', 'y').lines().at(-1)).toContain('There is nothing yet.');
    expect(drive(report).press('y', 'escape').state().overlay).toBeNull();
  });

  it('writes out what a terminal or a shell would obey', () => {
    const hostile = madeUpReport({
      groups: [madeUpGroup({ exemplars: [madeUpRecord({ url: '/a\x1b]52;c;aGk=\x07\n$(reboot)' })] })],
    });
    expect(drive(hostile).press('y', 'u').effects()[0]).toMatchObject({ text: '/a\\x1b]52;c;aGk=\\x07\\n$(reboot)' });
    const [json] = drive(hostile).press('y', 'j').effects();
    expect(json?.type === 'copy' && /\p{Cc}/u.test(json.text.replaceAll('\n', ''))).toBe(false);
  });

  it('asks for a name, and once more where there is such a file', () => {
    const driven = drive(report).press('w', 'ctrl-u', 'r', '.', 't', 'x', 't', 'enter');
    expect(driven.effects()).toEqual([{ type: 'save', name: 'r.txt', overwrite: false }]);
    driven.act({ type: 'save-refused', name: 'r.txt' });
    expect(driven.lines().at(-1)).toContain('there is such a file');
    expect(driven.press('enter').effects()).toEqual([{ type: 'save', name: 'r.txt', overwrite: true }]);
    driven.act({ type: 'save-refused', name: 'r.txt' });
    expect(driven.press('x', 'enter').effects()).toEqual([{ type: 'save', name: 'r.txtx', overwrite: false }]);
    expect(driven.press('w', 'ctrl-u', 'enter').effects()).toEqual([]);
    expect(driven.press('w', 'escape').effects()).toEqual([]);
  });
});

describe('fixes', () => {
  it('are written for the server that is switched to, all around', () => {
    const driven = drive(report);
    expect(driven.text()).toContain('Fix · Apache httpd');
    expect(driven.press(']', ']').text()).toContain('Fix · nginx');
    expect(driven.press('[', '[').text()).toContain('Fix · Apache httpd');
    expect(driven.press('[').text()).not.toContain('Fix · Apache httpd ─');
  });
});

describe('the mouse', () => {
  it('is off until asked for', () => {
    expect(drive(report).press('%').effects()).toEqual([{ type: 'mouse', on: true }]);
    expect(drive(report).press('%', '%').effects()[1]).toEqual({ type: 'mouse', on: false });
  });

  it('chooses rows and tabs, and scrolls what it is over', () => {
    const driven = drive(report).press('mouse:press:10:7');
    expect(driven.lines()[6]).toMatch(/^▸/);
    // The second line of a row is the row, too.
    expect(driven.press('mouse:press:10:10').lines()[8]).toMatch(/^▸/);
    expect(driven.press('mouse:wheel-down:10:6').lines()[10]).toMatch(/^▸/);
    const first = driven.press('g').lines()[4]?.slice(53);
    expect(driven.press('mouse:wheel-down:100:6').lines()[4]?.slice(53)).not.toBe(first);
    expect(driven.press('mouse:press:15:3').lines()[2]).toContain('[2 Timeline]');
    expect(driven.press('mouse:press:500:500').lines()[2]).toContain('[2 Timeline]');
  });
});

describe('the rest', () => {
  it('asks for what only the terminal can do', () => {
    expect(drive(report).press('ctrl-l', 'ctrl-z', 'q', 'Q').effects()).toEqual([
      { type: 'redraw' },
      { type: 'suspend' },
      { type: 'quit', interrupted: false, keepFrame: false },
      { type: 'quit', interrupted: false, keepFrame: true },
    ]);
  });

  it('scrolls the help, and any way out closes it', () => {
    const driven = drive(report, small).press('?');
    expect(driven.text()).toContain('↓ j');
    expect(driven.press('page-down', 'page-down', 'page-down').text()).toContain('stop reading');
    expect(driven.press('k').text()).not.toContain('stop reading');
    driven.press('escape');
    for (const key of ['?', 'q', 'escape']) expect(driven.press('?', key).state().overlay).toBeNull();
    expect(driven.effects()).toEqual([]);
  });

  it('has colours for a light ground', () => {
    expect(drive(report).press('t').frame().theme).toBe('light');
  });
});
