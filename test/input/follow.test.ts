import { appendFile, mkdtemp, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followSources } from '../../src/input/follow.js';

let folder: string;
let stop: AbortController;
let following: Promise<unknown>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'follow-'));
  stop = new AbortController();
});
afterEach(async () => {
  stop.abort();
  await following;
  await rm(folder, { recursive: true });
});

const at = (name: string) => join(folder, name);

/** Follows, reading all sources together, and keeps what each gave. */
function follow(names: readonly string[], stdin: Readable = Readable.from([])) {
  const texts = new Map<string, string>();
  const notes: string[] = [];
  const events: string[] = [];
  const order: string[] = [];
  const run = async () => {
    const reading: Promise<void>[] = [];
    const options = {
      signal: stop.signal,
      everyMs: 5,
      onMissing: (name: string) => events.push(`missing ${name.slice(folder.length + 1)}`),
      onCaughtUp: () => events.push('caught up'),
    };
    for await (const opened of followSources(
      names.map((name) => (name === '-' ? name : at(name))),
      { stdin },
      options,
    )) {
      if ('error' in opened) {
        events.push(opened.error.code);
        continue;
      }
      const { source } = opened;
      const name = source.name.slice(source.name.lastIndexOf('/') + 1);
      order.push(name);
      const read = async () => {
        for await (const chunk of source.bytes)
          texts.set(name, (texts.get(name) ?? '') + Buffer.from(chunk).toString());
        notes.push(...source.condition.notes);
      };
      reading.push(read());
    }
    await Promise.all(reading);
  };
  following = run();
  return { texts, notes, events, order };
}

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 1000 && !holds(); i++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(holds()).toBe(true);
}

describe('a growing file', () => {
  it('is read from its beginning, and on as it grows', async () => {
    await writeFile(at('a.log'), 'one\n');
    const { texts, events } = follow(['a.log']);
    // It has caught up when it has looked for more, which is later.
    await until(() => texts.get('a.log') === 'one\n' && events.length > 0);
    expect(events).toEqual(['caught up']);
    await appendFile(at('a.log'), 'tw');
    await until(() => texts.get('a.log') === 'one\ntw');
    await appendFile(at('a.log'), 'o\n');
    await until(() => texts.get('a.log') === 'one\ntwo\n');
    stop.abort();
    await following;
  });

  it('is waited for where it is not there yet', async () => {
    const { texts, events } = follow(['later.log']);
    await until(() => events.includes('caught up'));
    expect(events).toEqual(['missing later.log', 'caught up']);
    await writeFile(at('later.log'), 'one\n');
    await until(() => texts.get('later.log') === 'one\n');
  });

  it('gives nothing before its first line is whole', async () => {
    await writeFile(at('a.log'), '\ufeffon');
    const { texts, events } = follow(['a.log']);
    await until(() => events.includes('caught up'));
    expect(texts.get('a.log')).toBeUndefined();
    await appendFile(at('a.log'), 'e\n');
    await until(() => texts.get('a.log') === 'one\n');
  });

  it('gives even that where it is stopped before', async () => {
    await writeFile(at('a.log'), 'one');
    const { texts, events } = follow(['a.log']);
    await until(() => events.includes('caught up'));
    stop.abort();
    await following;
    expect(texts.get('a.log')).toBe('one');
  });
});

describe('rotation', () => {
  it('reads the old file to its end, then the new one under its name', async () => {
    await writeFile(at('a.log'), 'one\n');
    const { texts, notes } = follow(['a.log']);
    await until(() => texts.get('a.log') === 'one\n');
    await rename(at('a.log'), at('a.log.1'));
    await appendFile(at('a.log.1'), 'still the old\n');
    await until(() => texts.get('a.log') === 'one\nstill the old\n');
    await writeFile(at('a.log'), 'two\n');
    await until(() => texts.get('a.log') === 'one\nstill the old\ntwo\n');
    await appendFile(at('a.log'), 'three\n');
    await until(() => texts.get('a.log')?.endsWith('three\n') === true);
    stop.abort();
    await following;
    expect(notes).toEqual(['the file was replaced while it was followed']);
  });

  it('keeps what a slow writer still adds to the old file', async () => {
    await writeFile(at('a.log'), 'one\n');
    const { texts } = follow(['a.log']);
    await until(() => texts.get('a.log') === 'one\n');
    await rename(at('a.log'), at('a.log.1'));
    await writeFile(at('a.log'), 'two\n');
    await appendFile(at('a.log.1'), 'late\n');
    await until(() => texts.get('a.log') === 'one\nlate\ntwo\n');
  });

  it('keeps a line that was cut off from the next file', async () => {
    await writeFile(at('a.log'), 'one\nhal');
    const { texts } = follow(['a.log']);
    await until(() => texts.get('a.log') === 'one\nhal');
    await rename(at('a.log'), at('a.log.1'));
    await writeFile(at('a.log'), 'two\n');
    await until(() => texts.get('a.log') === 'one\nhal\ntwo\n');
  });

  it('reads a truncated file from its beginning', async () => {
    await writeFile(at('a.log'), 'one\ntwo\n');
    const { texts, notes } = follow(['a.log']);
    await until(() => texts.get('a.log') === 'one\ntwo\n');
    await truncate(at('a.log'));
    await appendFile(at('a.log'), '3\n');
    await until(() => texts.get('a.log') === 'one\ntwo\n3\n');
    stop.abort();
    await following;
    expect(notes).toEqual(['the file was truncated while it was followed']);
  });

  it('reads the older files of a rotation first, once', async () => {
    await writeFile(at('a.log.2.gz'), gzipSync('first\n'));
    await writeFile(at('a.log.1'), 'second\n');
    await writeFile(at('a.log'), 'third\n');
    const { texts, order, events } = follow(['a.log', 'a.log.1', 'a.log.2.gz']);
    await until(() => events.includes('caught up'));
    expect(order).toEqual(['a.log.2.gz', 'a.log.1', 'a.log']);
    expect([...texts.values()]).toEqual(['first\n', 'second\n', 'third\n']);
    await appendFile(at('a.log.1'), 'never read\n');
    await appendFile(at('a.log'), 'fourth\n');
    await until(() => texts.get('a.log') === 'third\nfourth\n');
    expect(texts.get('a.log.1')).toBe('second\n');
  });
});

describe('several inputs', () => {
  it('are read one after the other, then together', async () => {
    await writeFile(at('a.log'), 'a1\n');
    await writeFile(at('b.log'), 'b1\n');
    const { texts, order, events } = follow(['a.log', 'b.log']);
    await until(() => events.includes('caught up'));
    expect(order).toEqual(['a.log', 'b.log']);
    await appendFile(at('a.log'), 'a2\n');
    await until(() => texts.get('a.log') === 'a1\na2\n');
    await appendFile(at('b.log'), 'b2\n');
    await until(() => texts.get('b.log') === 'b1\nb2\n');
  });

  it('read recordings and standard input once, and cost the others nothing where they fail', async () => {
    await writeFile(at('t.har'), '{"log":{}}');
    await writeFile(at('a.log'), 'a1\n');
    const { texts, events } = follow(['.', 't.har', '-', 'a.log'], Readable.from([Buffer.from('piped\n')]));
    await until(() => events.includes('caught up'));
    expect(events).toEqual(['directory', 'caught up']);
    expect(texts.get('t.har')).toBe('{"log":{}}');
    expect(texts.get('-')).toBe('piped\n');
    expect(texts.get('a.log')).toBe('a1\n');
  });

  it('end at once where they are stopped', async () => {
    const stdin = new Readable({ read: () => undefined });
    const { events } = follow(['-', 'a.log'], stdin);
    stop.abort();
    stdin.destroy();
    await following;
    expect(events).not.toContain('caught up');
  });
});
