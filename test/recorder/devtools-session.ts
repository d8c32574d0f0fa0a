import type { Readable, Writable } from 'node:stream';
import type { ProtocolMapping } from 'devtools-protocol/types/protocol-mapping.js';

type Commands = ProtocolMapping.Commands;
type Events = ProtocolMapping.Events;
type Listener = (parameters: unknown) => void;
type Pending = { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void };

type Message = {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
};

/** One conversation over the DevTools protocol: with the browser itself or with one of its targets. */
export type Session = {
  readonly send: <C extends keyof Commands>(
    command: C,
    ...parameters: Commands[C]['paramsType']
  ) => Promise<Commands[C]['returnType']>;
  readonly on: <E extends keyof Events>(event: E, listener: (parameters: Events[E][0]) => void) => void;
  /** The conversation with a target that this one announced (flat mode). */
  readonly child: (sessionId: string) => Session;
};

/**
 * Speaks the protocol over Chromium's `--remote-debugging-pipe`: JSON messages, each ended by a NUL byte. A pipe needs
 * no WebSocket client, and the browser ends when it is closed.
 */
export function openBrowserSession(toBrowser: Writable, fromBrowser: Readable): Session {
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, Listener[]>();
  let lastId = 0;
  let rest = Buffer.alloc(0);

  const hearMessage = (message: Message): void => {
    if (message.id === undefined) {
      const heard = listeners.get(`${message.sessionId ?? ''} ${message.method}`) ?? [];
      for (const listener of heard) listener(message.params);
      return;
    }
    const waiting = pending.get(message.id);
    pending.delete(message.id);
    if (message.error) waiting?.reject(new Error(message.error.message));
    else waiting?.resolve(message.result);
  };

  fromBrowser.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const text = rest.toString('utf8', 0, end);
      rest = rest.subarray(end + 1);
      hearMessage(JSON.parse(text) as Message);
    }
  });
  fromBrowser.on('close', () => {
    for (const waiting of pending.values()) waiting.reject(new Error('the browser has gone'));
    pending.clear();
  });
  toBrowser.on('error', () => undefined);

  const session = (sessionId: string | undefined): Session => ({
    send: (method, ...[params]) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        const name = (error: Error) => reject(new Error(`${method}: ${error.message}`));
        pending.set(id, { resolve: resolve as (result: unknown) => void, reject: name });
        toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      }),
    on: (event, listener) => {
      const key = `${sessionId ?? ''} ${event}`;
      listeners.set(key, [...(listeners.get(key) ?? []), listener as Listener]);
    },
    child: session,
  });
  return session(undefined);
}
