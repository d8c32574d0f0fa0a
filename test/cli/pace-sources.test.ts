import { describe, expect, it } from 'vitest';
import { type Pace, paceSources } from '../../src/cli/pace-sources.js';
import type { Opened, Source } from '../../src/input/source.js';

const encoder = new TextEncoder();

type Watched = { readonly opened: Opened; readonly isClosed: () => boolean };

function watchedSource(name: string, chunks: readonly string[], andThen?: Promise<void>): Watched {
  let closed = false;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      for (const chunk of chunks) yield encoder.encode(chunk);
      await andThen;
    } finally {
      closed = true;
    }
  }
  const condition = { bytesRead: 0, partial: false, notes: [] };
  return { opened: { source: { name, bytes: bytes(), size: null, condition } }, isClosed: () => closed };
}

function paceWith(changes: Partial<Pace> = {}): Pace {
  return {
    unopened: () => {},
    progress: () => {},
    ready: async () => {},
    signal: new AbortController().signal,
    ...changes,
  };
}

async function readText(source: Source): Promise<string> {
  let text = '';
  for await (const chunk of source.bytes) text += Buffer.from(chunk).toString();
  return text;
}

describe('paceSources', () => {
  it('hands on what can be read, and tells what cannot', async () => {
    const unopened: string[] = [];
    const seen: string[] = [];
    const error = { name: 'b', code: 'not-found', message: 'b does not exist.' } as const;
    const opened = [watchedSource('a', ['one', 'two']).opened, { error }, watchedSource('c', ['three']).opened];
    const pace = paceWith({
      unopened: ({ message }) => unopened.push(message),
      progress: (source, number) => seen.push(`${source.name} ${number}`),
    });
    const texts: string[] = [];
    for await (const source of paceSources(opened, pace)) texts.push(await readText(source));
    expect(texts).toEqual(['onetwo', 'three']);
    expect(unopened).toEqual(['b does not exist.']);
    expect(seen).toEqual(['a 1', 'a 1', 'c 3']);
  });

  it('ends where it is stopped before the first could even be opened', async () => {
    const stop = new AbortController();
    async function* neverOpened(): AsyncGenerator<Opened> {
      yield* [];
      await new Promise(() => undefined);
    }
    setImmediate(() => stop.abort());
    const names: string[] = [];
    for await (const { name } of paceSources(neverOpened(), paceWith({ signal: stop.signal }))) names.push(name);
    expect(names).toEqual([]);
  });

  it('asks for a chunk only when what was found before is written', async () => {
    const order: string[] = [];
    const pace = paceWith({
      ready: async () => {
        await Promise.resolve();
        order.push('ready');
      },
    });
    for await (const source of paceSources([watchedSource('a', ['x', 'y']).opened], pace)) {
      for await (const chunk of source.bytes) order.push(Buffer.from(chunk).toString());
    }
    expect(order).toEqual(['ready', 'x', 'ready', 'y', 'ready']);
  });

  it('closes a source that was not read to its end', async () => {
    const { opened, isClosed } = watchedSource('a', ['x', 'y', 'z']);
    for await (const source of paceSources([opened], paceWith())) await source.bytes[Symbol.asyncIterator]().next();
    expect(isClosed()).toBe(true);
  });

  it('ends a source that waits for ever, and opens no other', async () => {
    const stop = new AbortController();
    const never = new Promise<void>(() => {});
    const opened = [watchedSource('pipe', ['x'], never).opened, watchedSource('later', ['y']).opened];
    const names: string[] = [];
    for await (const source of paceSources(opened, paceWith({ signal: stop.signal }))) {
      names.push(source.name);
      setTimeout(() => stop.abort(), 5);
      expect(await readText(source)).toBe('x');
    }
    expect(names).toEqual(['pipe']);
  });
});
