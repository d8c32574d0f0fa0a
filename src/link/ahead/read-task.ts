import { compilePlainLines, type PlainShape } from '../../formats/access-log/plain-lines.js';
import type { BlockRing } from '../../formats/blocks/block-ring.js';
import { type BlockFiller, type BlockTask, createBlockFiller } from '../../formats/blocks/fill-block.js';
import { createFindConversations } from './conversations.js';

/** What a thread must know to read blocks of a file, and to find conversations in them. */
export type ReadTask = BlockTask & {
  /** Null where the format shows more than is looked at. */
  readonly plain: PlainShape | null;
  readonly windowMs: number;
};

export function startReading(ring: BlockRing, task: ReadTask): BlockFiller {
  const { plain, windowMs } = task;
  const find = plain === null ? () => 0 : createFindConversations(compilePlainLines(plain), windowMs);
  return createBlockFiller(ring, task, find);
}
