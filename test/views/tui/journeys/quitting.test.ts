import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { failingLog, longLog } from '../../../cli/logs.js';
import { expectAsFound } from './lib/as-found.js';
import { type Beginning, type Journey, start } from './lib/journey.js';
import { journeys } from './lib/journeys.js';

/** Large enough for threads of its own to read it. */
const large = longLog(50_000);
const interrupted = 130;

async function quit(journey: Journey, code = interrupted): Promise<void> {
  journey.send('q');
  await expectAsFound(journey, code);
}

async function begin(command: string, beginning: Beginning): Promise<Journey> {
  const journey = start(command, beginning);
  await journey.until('1 Causes');
  return journey;
}

journeys('q ends it, whatever is under way', () => {
  it.each([
    'preflight-audit silent',
    'preflight-audit - <silent',
    'preflight-audit --follow silent',
    'preflight-audit --follow - <silent',
  ])('%s: before the first line of a pipe that gives nothing', async (command) => {
    await quit(await begin(command, { pipes: ['silent'] }));
  });

  it.each(['preflight-audit nobody', 'preflight-audit --follow nobody', 'preflight-audit access.log nobody'])(
    '%s: while a pipe waits to be opened, for nobody writes to it',
    async (command) => {
      await quit(await begin(`mkfifo nobody; ${command}`, { files: { 'access.log': failingLog } }));
    },
  );

  it('while who writes has fallen silent, in the middle of a line', async () => {
    const journey = await begin('preflight-audit - <stalled', { pipes: ['stalled'] });
    journey.feed('stalled', failingLog.slice(0, -20));
    await journey.until(/[1-9]\d* failed/);
    await quit(journey);
  });

  it('while who writes has fallen silent, in the middle of packed data', async () => {
    const journey = await begin('preflight-audit - <stalled', { pipes: ['stalled'] });
    const packed = gzipSync(large, { level: 1 });
    journey.feed('stalled', packed.subarray(0, packed.length >> 1));
    await journey.until(/[1-9][\d,]* failed/);
    await quit(journey);
  });

  it('and who writes without end is told by a broken pipe', async () => {
    const journey = await begin('while cat access.log; do :; done | gzip -c | preflight-audit -', {
      files: { 'access.log': large },
    });
    await journey.until(/[1-9][\d,]* failed/);
    await quit(journey);
  });

  // Threads start, read, and end at moments of their own.
  it.each([0, 30, 60, 120, 240])('while a large file is read by threads, %i ms after the first frame', async (ms) => {
    const journey = await begin('preflight-audit --jobs 3 large.log second.log', {
      files: { 'large.log': large.repeat(3), 'second.log': large },
    });
    await new Promise((resolve) => setTimeout(resolve, ms));
    journey.send('q');
    const { code, sameSettings } = await journey.ended();
    expect(sameSettings).toBe(true);
    expect([1, interrupted]).toContain(code);
  });

  it('again and again', async () => {
    const journey = await begin('preflight-audit - <silent', { pipes: ['silent'] });
    journey.send('ctrl-c', 'q', 'q', 'ctrl-c', 'q');
    await expectAsFound(journey, interrupted);
  });

  it('while a tool of the desktop keeps the clipboard waiting', async () => {
    const journey = await begin('chmod +x .bin/xclip; preflight-audit access.log', {
      files: { 'access.log': failingLog, '.bin/xclip': '#!/bin/sh\necho $$ >>"$HOME/.pids"\nexec sleep 1000\n' },
      env: { DISPLAY: ':0' },
    });
    await journey.until(/\d failed/);
    journey.send('y', 'o');
    await journey.until(() => journey.folder.pids().length === 2);
    await quit(journey, 1);
  });
});
