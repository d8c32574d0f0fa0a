/** One opened input. Whether it was compressed, and how its text was encoded, is already settled. */
export type Source = {
  /** As the user gave it; `-` is standard input. */
  readonly name: string;
  /**
   * The text as UTF-8 bytes, once. A chunk is only valid until the next one is asked for. Never throws: what goes wrong
   * on the way ends it early and shows in `condition`. The first chunk holds at least `headSize` bytes, or the whole
   * input, or what a slow pipe had to give.
   */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Bytes on disk, as far as that is known beforehand. */
  readonly size: number | null;
  /** What reading has met so far; complete once `bytes` has ended. */
  readonly condition: Readonly<SourceCondition>;
  /** For plain files alone: how many bytes the next chunks may have. */
  readonly readInChunksOf?: (size: number) => void;
  /** For a plain file alone: from the next chunk on `bytes` are read so. */
  readonly readRestBy?: (read: ReadRest) => void;
};

/** What is left of an open file of plain text in UTF-8. */
export type PlainFile = {
  readonly fd: number;
  /** Where the rest begins. */
  readonly start: number;
  /** How large the file was when it was opened. */
  readonly size: number;
};

/**
 * Reads the rest of a plain file in a way of its own, in order, and without a gap. Where it ends early it is read on as
 * usual, so that nothing needs to be said about errors.
 */
export type ReadRest = (file: PlainFile) => AsyncGenerator<Uint8Array>;

export type SourceCondition = {
  /** Bytes of the file itself read so far: with `size`, how far reading is. */
  bytesRead: number;
  /** The input stopped before its end, or a part of it could not be read. */
  partial: boolean;
  /** What the reader of a report must know about this source; sentences without the source's name. */
  readonly notes: string[];
};

/** What the first chunk of a source holds at least, where there is as much: enough to recognise any format. */
export const headSize = 64 * 1024;

export type InputErrorCode =
  | 'not-found'
  | 'directory'
  | 'permission'
  | 'empty'
  | 'container-not-read'
  | 'damaged'
  | 'not-readable';

/** Why a source could not be opened. `message` is one sentence: what happened, where, what to do. */
export type InputError = {
  readonly name: string;
  readonly code: InputErrorCode;
  readonly message: string;
};

/** One argument, opened or not: a source that fails costs the others nothing. */
export type Opened = { readonly source: Source } | { readonly error: InputError };

export function newCondition(): SourceCondition {
  return { bytesRead: 0, partial: false, notes: [] };
}

const mostNotes = 10;

export function addNote(condition: SourceCondition, note: string): void {
  if (condition.notes.length < mostNotes) condition.notes.push(note);
  else if (condition.notes.length === mostNotes) condition.notes.push('more was wrong than is listed here');
}

/** Notes that a part of the input is missing, and why. */
export function notePartial(condition: SourceCondition, note: string): void {
  condition.partial = true;
  addNote(condition, note);
}
