import { expect, it } from 'vitest';
import type { Key } from '../../../../src/views/tui/terminal/decode-keys.js';
import { expectAsFound } from './lib/as-found.js';
import { start } from './lib/journey.js';
import { journeys } from './lib/journeys.js';
import { type Recording, record } from './lib/recording.js';
import { samplesOf } from './lib/samples.js';
import type { Size } from './lib/screen.js';

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 60, rows: 20 },
  { columns: 200, rows: 60 },
] as const;

type Walk = readonly (readonly [screen: string, ...keys: readonly Key[]])[];

/** Past every screen: where it leads, and the keys from the screen before. */
const past: Walk = [
  ['Causes'],
  ['One cause, in its details', 'tab'],
  ['The details, scrolled', 'page-down'],
  ['A fix for another server', ']'],
  ['Where it happens', '1', 'tab', 'enter'],
  ['The preflights of one place', 'tab', 'enter'],
  ['One exchange', 'tab', 'enter'],
  ['The next exchange', 'n'],
  ['Timeline', '2'],
  ['Endpoints', '3'],
  ['Origins', '4'],
  ['Noise', '5'],
  ['Input', '6', 'tab'],
  ['Causes by their first failure, with a filter', '1', '1', 's', 's', '/', 'o', 'p', 't'],
  ['The filter stays', 'enter'],
  ['What can be copied', 'y'],
  ['What can be printed', 'escape', 'p'],
  ['Where to save', 'escape', 'w'],
  ['The keys', 'escape', '?'],
  ['Causes again', 'escape'],
];

const intoRecording: Walk = [
  ['Causes of a recording'],
  ['Headers at fault', 'j', 'j', 'j', 'tab'],
  ['One exchange of a recording', 'enter', 'tab', 'enter', 'tab', 'enter'],
];

journeys('every screen', () => {
  it.each(sizes)('at $columns x $rows', async (size) => {
    const recording = record(`Every screen at ${size.columns} x ${size.rows}`);
    await take(past, 'preflight-audit access.log', size, recording);
    await take(intoRecording, 'preflight-audit traffic.har', size, recording);
    await recording.matches(`screens-${size.columns}x${size.rows}`);
  });
});

async function take(walk: Walk, command: string, size: Size, recording: Recording): Promise<void> {
  const journey = start(command, { files: samplesOf(), ...size });
  await journey.until(() => /\d failed/.test(journey.text()) && !journey.text().includes('●'));
  for (const [screen, ...keys] of walk) {
    await journey.press(...keys);
    recording.page(screen, journey);
    expect(journey.text().split('\n').length).toBeLessThan(size.rows);
  }
  journey.send('q');
  await expectAsFound(journey, 1);
}
