import { expect, it } from 'vitest';
import { failingLog } from '../../../cli/logs.js';
import { type Journey, start } from './lib/journey.js';
import { journeys } from './lib/journeys.js';
import { record } from './lib/recording.js';
import { untouched } from './lib/screen.js';

/** A shell with job control, as people have it; it tells nothing by itself. */
const shell = ['sh', '-i'];

/** Types a command and waits for what it prints. */
async function type(journey: Journey, command: string, answer: string | RegExp): Promise<void> {
  journey.send(...command, 'enter');
  await journey.until(answer);
}

async function openInShell(): Promise<Journey> {
  const journey = start('', { shell, files: { 'access.log': failingLog } });
  await journey.until(/\$ ?$/);
  await type(journey, 'stty -g >.before', /before\n\$ ?$/);
  await type(journey, 'preflight-audit access.log', /✘ .*failed/);
  return journey;
}

async function quit(journey: Journey): Promise<void> {
  journey.send('q');
  await journey.until(/preflights were never sent\.\n\$$/);
  await type(journey, 'code=$?; stty -g >.after; echo "ended with $code"', /^ended with 1$/m);
  expect(journey.folder.read('.after')).toBe(journey.folder.read('.before'));
  expect(journey.screen.modes()).toEqual(untouched);
}

journeys('in a shell', () => {
  it('Ctrl-Z gives the terminal to the shell, and fg goes on where it was', async () => {
    const journey = await openInShell();
    const recording = record('Suspend and resume');
    await journey.press('%', 'j');
    const before = journey.text();
    journey.send('ctrl-z');
    await journey.until(/Stopped|Suspended/);
    expect(journey.screen.modes()).toEqual(untouched);
    await type(journey, 'stty -g >.stopped; echo "a shell $((6 * 7))"', 'a shell 42');
    expect(journey.folder.read('.stopped')).toBe(journey.folder.read('.before'));
    await type(journey, 'fg', '1 Causes');
    expect(journey.text()).toBe(before);
    expect(journey.screen.modes()).toMatchObject({
      screen: 'alternate',
      cursor: 'hidden',
      mouse: 'vt200',
      bracketedPaste: true,
    });
    await journey.press('k');
    recording.page('After fg, and a key', journey);
    await recording.matches('resume');
    await quit(journey);
  });

  it('is drawn for the window as it is when it goes on', async () => {
    const journey = await openInShell();
    journey.send('ctrl-z');
    await journey.until(/Stopped|Suspended/);
    journey.reshape(60, 20);
    await type(journey, 'echo "a shell $((6 * 7))"', 'a shell 42');
    await type(journey, 'fg', /^── causes ─{26} count ── share ─{8}$/m);
    await journey.press('j', 'k');
    await quit(journey);
  });

  it('goes on after a stop that it was not told of', async () => {
    const journey = await openInShell();
    journey.signal('SIGSTOP');
    await journey.until(/Stopped|Suspended/);
    // What a shell with a line editor does by itself; it sees no Enter in raw mode.
    journey.send(...'stty "$(cat .before)"; printf "\\033[?1049l"', 'ctrl-j');
    await journey.until(() => journey.screen.modes().screen === 'normal');
    await type(journey, 'fg', '1 Causes');
    await journey.press('j');
    expect(journey.screen.modes()).toMatchObject({ screen: 'alternate', cursor: 'hidden' });
    await quit(journey);
  });

  it('ends in order where it is told to while it is stopped', async () => {
    const journey = await openInShell();
    journey.send('ctrl-z');
    await journey.until(/Stopped|Suspended/);
    journey.signal('SIGTERM');
    await type(journey, 'fg', 'Terminated');
    await type(journey, 'stty -g >.after; echo "a shell $((6 * 7))"', 'a shell 42');
    expect(journey.folder.read('.after')).toBe(journey.folder.read('.before'));
    expect(journey.screen.modes()).toEqual(untouched);
  });
});
