import { type ConnectOpts, Socket, type SocketConstructorOpts } from 'node:net';
import type { Ended } from './pull.js';

/** No piece is larger: what the systems' pipes hold. */
export const largestPiece = 64 * 1024;

/** What is told of a pipe. */
export type PieceTaker = {
  /** False: no more of them, until `resume`; the piece is valid until then, or else until this returns. */
  readonly take: (piece: Uint8Array) => boolean;
  /** Once, and nothing behind it. */
  readonly end: (ended: Ended) => void;
};

export type Pieces = {
  /** Reads on, or begins to. */
  readonly resume: () => void;
  /** Reads no more, and tells nothing. Standard input stays open for whoever reads on. */
  readonly close: () => void;
};

/**
 * Reads a pipe or a socket as long as it is asked to. Every piece comes in the same memory: a stream would make new
 * memory for each, of which a gigabyte has seventeen thousand.
 */
export function readPieces(fd: number, { take, end }: PieceTaker): Pieces {
  let isOver = false;
  const endOnce = (failure: string | null) => {
    if (!isOver) end({ failure });
    isOver = true;
  };
  const open = (): Socket => {
    const memory = Buffer.allocUnsafeSlow(largestPiece);
    const options: SocketConstructorOpts & ConnectOpts = {
      fd,
      readable: true,
      writable: false,
      onread: { buffer: memory, callback: (length) => take(memory.subarray(0, length)) },
    };
    return new Socket(options).on('end', () => endOnce(null)).on('error', ({ message }) => endOnce(message));
  };
  // It begins to read as soon as it is made.
  let socket: Socket | null = null;
  return {
    resume() {
      try {
        socket ??= open();
        socket.resume();
      } catch (error) {
        endOnce(error instanceof Error ? error.message : String(error));
      }
    },
    close() {
      isOver = true;
      socket?.destroy();
    },
  };
}
