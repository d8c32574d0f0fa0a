import { expect, it } from 'vitest';
import { longLog } from '../../../cli/logs.js';
import { attacks as common } from '../hostile.js';
import { expectAsFound } from './lib/as-found.js';
import { expectHarmless } from './lib/harmless.js';
import { type Journey, start } from './lib/journey.js';
import { journeys } from './lib/journeys.js';
import { record } from './lib/recording.js';

/** Besides: styles that no theme has, so that they would show among the bytes. */
const attacks = [...common, '\x1b[38;5;196;48;5;21mpainted', '\x1b[8mhidden\x1b[5mblinking', '\x1b[>1u\x1b[?1003h'];

/** What fits between the quotes of a line of a log. */
const inLine = attacks.map((attack) => attack.replace(/[\r\n"]/g, '').replaceAll('\\', '\\\\'));

function hostileLog(): string {
  const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/143.0.0.0 Safari/537.36';
  const lines = inLine.map((attack, second) => {
    const clock = `14:02:${String(second + 20).padStart(2, '0')}`;
    const request = `OPTIONS /${attack.replaceAll(' ', '')} HTTP/1.1`;
    return `203.0.113.7 - - [21/Nov/2026:${clock} +0000] "${request}" 405 3 "https://app.example.com/" "${agent} ${attack}"\n`;
  });
  return longLog(20) + lines.join('');
}

const headersOf = (attack: string) => [
  { name: 'Origin', value: `https://app.example.com` },
  { name: 'Access-Control-Request-Method', value: `PUT${attack}` },
  { name: 'Access-Control-Request-Headers', value: attack },
  { name: attack, value: attack },
];

function hostileHar(): string {
  const entries = attacks.map((attack, second) => ({
    startedDateTime: `2026-11-21T14:02:${String(second).padStart(2, '0')}.000Z`,
    time: 3,
    request: {
      method: 'OPTIONS',
      url: `https://api.example.com/${attack}`,
      httpVersion: attack,
      headers: headersOf(attack),
    },
    response: {
      status: 204,
      statusText: attack,
      headers: [
        { name: 'Access-Control-Allow-Origin', value: attack },
        { name: 'Access-Control-Allow-Methods', value: attack },
        { name: 'Server', value: attack },
      ],
      content: { size: 0, mimeType: attack, text: attack },
      redirectURL: attack,
    },
    _resourceType: 'preflight',
  }));
  const log = { version: '1.2', creator: { name: attacks[0], version: attacks[1] }, comment: attacks[2], entries };
  return JSON.stringify({ log });
}

function expectClean(journey: Journey): void {
  expectHarmless(journey.bytes());
  const { screen } = journey;
  expect(screen.clipboard()).toEqual([]);
  expect(screen.titles()).toEqual([]);
  expect(screen.bells()).toBe(0);
}

/** Past every screen, with many rows in sight. */
async function walk(journey: Journey): Promise<void> {
  await journey.until(() => /\d failed/.test(journey.text()) && !journey.text().includes('●'));
  await journey.press('tab', 'enter', 'tab', 'enter', 'tab', 'enter');
  for (const tab of ['2', '3', '4', '5', '6', '1', '1']) await journey.press(tab);
  for (const letter of ['y', 'u', 'o', 'c', 'j', 'r']) {
    journey.send('p', letter === 'y' ? 'p' : letter);
    await journey.until(/\[any key leads back\]$|There is no \w+ here/);
    journey.send(' ');
    await journey.until('1 Causes');
  }
}

journeys('hostile text', () => {
  it.each([
    ['a log', 'evil.log', hostileLog],
    ['a recording', 'evil.har', hostileHar],
  ])('of %s comes to the terminal as visible, harmless characters', async (_what, name, make) => {
    const journey = start(`preflight-audit ${name}`, { files: { [name]: make() }, columns: 160, rows: 60 });
    await walk(journey);
    expectClean(journey);
    const recording = record(`Hostile text in ${name}`);
    await journey.press('3');
    recording.page('Endpoints', journey);
    await recording.matches(`hostile-${name.replace('.', '-')}`);
    journey.send('q');
    await expectAsFound(journey, 1);
    expectClean(journey);
  });

  it('in the name of a file, and in a complaint about it', async () => {
    const name = '\x1b]0;evil\x07\u202e\x1b[8m.log';
    const journey = start('preflight-audit "$EVIL" "$EVIL.no"', {
      files: { [name]: hostileLog() },
      env: { EVIL: name, COMMAND: undefined },
      shell: [
        'sh',
        '-c',
        'stty -g >.before; preflight-audit "$EVIL" "$EVIL.no"; code=$?; stty -g >.after; echo $code >.code; echo "[exit code $code]"',
      ],
      columns: 160,
    });
    await walk(journey);
    journey.send('q');
    expect(await journey.ended()).toEqual({ code: 2, sameSettings: true });
    expectClean(journey);
  });

  it('that is copied leaves the clipboard without controls', async () => {
    const journey = start('preflight-audit evil.log', { files: { 'evil.log': hostileLog() }, columns: 160, rows: 60 });
    await journey.until(() => /\d failed/.test(journey.text()) && !journey.text().includes('●'));
    for (const letter of ['y', 'u', 'o', 'c']) {
      journey.send('y', letter);
      await journey.until(/Sent the|too long|There is no/);
      await journey.press('tab');
    }
    for (const text of journey.screen.clipboard()) expectHarmless(Buffer.from(text));
    expect(journey.screen.clipboard().length).toBeGreaterThan(0);
    journey.send('q');
    await expectAsFound(journey, 1);
  });
});
