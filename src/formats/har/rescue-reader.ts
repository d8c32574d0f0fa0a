import { StringDecoder } from 'node:string_decoder';
import { jsoncParser } from 'stream-json/core/jsonc/parser.js';
import { jsoncVerifier } from 'stream-json/core/jsonc/verifier.js';
import { deepest, formatPosition, type Position } from './cut-entry.js';
import { createEntryAssembler } from './entry-assembler.js';
import type { HandBack, HandOver } from './entry-cutter.js';
import { CLOSE_BRACE, LF, OPEN_BRACE } from './json-bytes.js';
import type { Damage } from './walk.js';

/** `[` and `{`, `]` and `}` differ in this bit alone. */
const braceBit = 0x20;
const longestPiece = 4096;
const parserWords = /^.*?(?:cannot parse input: |has )/;

export type RescueEvents = {
  readonly entry: (index: number, value: unknown) => void;
  readonly broken: (index: number, reason: string, excerpt: string, at: Position) => void;
  readonly creator: (name: string) => void;
  readonly note: (note: string) => void;
};

export type RescueReader = {
  /** Reads a chunk from `from` on. Returns where its document is over or damaged, else -1. */
  readonly push: (chunk: Buffer, from: number) => number;
  readonly handBack: () => HandBack;
  /** The input is over in the middle of the document. */
  readonly end: () => void;
};

/**
 * Reads, by stream-json, a document whose log stands at a place of its own: wrapped in other objects, or one of a list.
 * Strings come in pieces (no packed values), because a packed one would be put together however long it is.
 */
export function createRescueReader(on: RescueEvents, start: HandOver): RescueReader {
  const options = { packValues: false, streamWhitespace: false, streamComments: false, packComments: false };
  const parse = jsoncParser(options);
  const verify = jsoncVerifier();
  const decoder = new StringDecoder('utf8');
  let index = start.index;
  let failure: Damage | null = null;

  const assembler = createEntryAssembler({
    entry: (value) => on.entry(index++, value),
    tooLarge: () => on.broken(index++, 'the entry is too large even without its bodies', '', start.lines.positionOf(0)),
    creator: on.creator,
  });

  const fail = (reason: string, at: Position): void => {
    failure = { at, reason, index: assembler.insideEntries() ? index : null, excerpt: '' };
  };

  /** Where stream-json's verifier saw the damage, in terms of the whole input. */
  const failAsVerified = (error: unknown): void => {
    const { line, pos, offset, message } = error as { line: number; pos: number; offset: number; message: string };
    const column = line === 1 ? start.at.column + pos - 1 - start.prefix.length : pos;
    const at = { offset: start.at.offset + offset - start.prefix.length, line: start.at.line + line - 1, column };
    fail(message.replace(parserWords, ''), at);
  };

  const read = (text: string): boolean => {
    let tokens: ReturnType<typeof parse>;
    try {
      verify(text);
      tokens = parse(text);
    } catch (error) {
      failAsVerified(error);
      return false;
    }
    if (typeof tokens !== 'symbol') for (const token of tokens.values) assembler.consume(token);
    if (assembler.depth() > deepest) fail(`nested deeper than ${deepest} levels`, start.lines.positionOf(0));
    return failure === null;
  };

  const countLines = (chunk: Buffer, from: number, to: number): void => {
    for (let at = from; at < to; at++) if (chunk[at] === LF) start.lines.newLine(at);
  };

  let begun = read(start.prefix) && start.prefix !== '';

  return {
    push(chunk, from) {
      let at = from;
      while (at < chunk.length) {
        const next = endOfPiece(chunk, at);
        if (!read(decoder.write(chunk.subarray(at, next)))) return at;
        countLines(chunk, at, next);
        at = next;
        begun ||= assembler.depth() > 0;
        if (begun && assembler.depth() === 0) return at;
      }
      start.lines.endChunk(chunk.length);
      return -1;
    },
    handBack: () => ({ index, entriesFound: assembler.entriesFound(), damage: failure }),
    end() {
      const where = assembler.insideEntries() ? `in or after entry ${index}` : 'outside log.entries';
      const at = formatPosition(start.lines.positionOf(0));
      on.note(`The input ends in the middle of the document, ${where}, at ${at}.`);
    },
  };
}

/** Pieces end behind brackets: where one fails, all tokens of it are lost, but none of an entry that was whole before. */
function endOfPiece(chunk: Buffer, from: number): number {
  const end = Math.min(chunk.length, from + longestPiece);
  for (let at = from; at < end; at++) {
    const brace = (chunk[at] as number) | braceBit;
    if (brace === OPEN_BRACE || brace === CLOSE_BRACE) return at + 1;
  }
  return end;
}
