import { expect, it } from 'vitest';
import { failingLog, line } from '../../../cli/logs.js';
import { expectAsFound } from './lib/as-found.js';
import { type Beginning, type Journey, start } from './lib/journey.js';
import { journeys } from './lib/journeys.js';
import { record } from './lib/recording.js';
import { styleAt, styledRows } from './lib/styles.js';

const files = { 'access.log': failingLog };

async function open(beginning: Beginning): Promise<Journey> {
  const journey = start('preflight-audit access.log', { files, ...beginning });
  await journey.until(() => /\d failed/.test(journey.text()) && !journey.text().includes('●'));
  return journey;
}

async function leave(journey: Journey): Promise<void> {
  journey.send('q');
  await expectAsFound(journey, 1);
}

/** Row by row, how it looks: `red bold: ✘ 3 failed`. */
function legend({ screen }: Journey): string {
  return styledRows(screen)
    .map((pieces, row) => {
      const words = pieces.filter(([, text]) => text.trim() !== '').map(([style, text]) => `${style}: ${text.trim()}`);
      return words.length === 0 ? '' : [`row ${row + 1}`, ...words].join('\n  ');
    })
    .filter(Boolean)
    .join('\n');
}

journeys('colours', () => {
  it('are those of a dark ground, and of a light one', async () => {
    const recording = record('Colours, and what they mean');
    const dark = await open({});
    recording.text('On a dark ground', legend(dark));
    expect(styleAt(dark.screen, 'failed')).toBe('bold red');
    expect(styleAt(dark.screen, 'causes')).toBe('cyan');
    await leave(dark);
    const light = await open({ env: { COLORFGBG: '0;15' } });
    recording.text('On a light ground', legend(light));
    expect(styleAt(light.screen, 'causes')).toBe('blue');
    await leave(light);
    await recording.matches('colours');
  });

  it('are left out where nobody wants them, and nothing is lost', async () => {
    const coloured = await open({});
    for (const [env, options] of [
      [{ NO_COLOR: '1' }, ''],
      [{}, '--no-color'],
    ] as const) {
      const journey = start(`preflight-audit ${options} access.log`, { files, env });
      await journey.until(() => /\d failed/.test(journey.text()) && !journey.text().includes('●'));
      expect(journey.text()).toBe(coloured.text());
      const styles = new Set(styledRows(journey.screen).flatMap((pieces) => pieces.map(([style]) => style)));
      expect([...styles].join(' ')).not.toMatch(/red|green|yellow|blue|magenta|cyan|ground|rgb/);
      await leave(journey);
    }
    await leave(coloured);
  });
});

journeys('characters', () => {
  it('are ASCII alone where the locale has no others', async () => {
    const journey = await open({ env: { LANG: 'C' } });
    const recording = record('In ASCII');
    await journey.press('j', '2', '1', '?', 'escape');
    recording.page('Causes', journey);
    await recording.matches('ascii');
    expect(journey.bytes().every((byte) => byte < 0x80)).toBe(true);
    await leave(journey);
  });

  it('that are wide keep their columns', async () => {
    const wide = ['/注文/一覧', '/주문/목록', '/e\u0301te\u0301', '/größe']
      .map((path, second) => line('203.0.113.7', `14:02:1${second}`, `OPTIONS ${path}`, 405 + second))
      .join('');
    const journey = await open({ files: { 'access.log': wide }, columns: 100 });
    const recording = record('Wide characters');
    recording.page('Causes', journey);
    await journey.press('3');
    recording.page('Endpoints', journey);
    await recording.matches('wide-characters');
    const { screen } = journey;
    const dividers = [...Array(18).keys()].map((row) => {
      const cells = [...Array(100).keys()].map((column) =>
        screen
          .buffer()
          .getLine(row + 4)
          ?.getCell(column)
          ?.getChars(),
      );
      return cells.indexOf('│');
    });
    expect(new Set(dividers).size).toBe(1);
    await leave(journey);
  });
});

journeys('the clipboard', () => {
  it('is that of the desktop where a tool for it is there', async () => {
    const tool = '#!/bin/sh\ncat >"$HOME/clipboard"\n';
    const journey = start('chmod +x .bin/xclip; preflight-audit access.log', {
      files: { ...files, '.bin/xclip': tool },
      env: { DISPLAY: ':0' },
    });
    await journey.until(/\d failed/);
    journey.send('y', 'o');
    await journey.until('Copied the origin with xclip.');
    expect(journey.folder.read('clipboard')).toBe('https://app.example.com');
    expect(journey.screen.clipboard()).toEqual([]);
    await leave(journey);
  });

  it('is that of the terminal over a network, whatever tools there are', async () => {
    const journey = await open({ env: { DISPLAY: ':0', SSH_CONNECTION: '203.0.113.1 1 203.0.113.2 22' } });
    journey.send('y', 'o');
    await journey.until("Sent the origin to the terminal's clipboard");
    expect(journey.screen.clipboard()).toEqual(['https://app.example.com']);
    await leave(journey);
  });
});
