import { expect, it } from 'vitest';
import { eventFields as fields, eventSize as size } from '../../../src/formats/blocks/line-events.js';
import { dropUnfinished } from '../../../src/link/ahead/drop-unfinished.js';

type Event = {
  readonly ordinal: number;
  readonly conversation: number;
  readonly next: number;
  readonly preflight: number;
};

function write(list: readonly Event[]): Int32Array {
  const events = new Int32Array(list.length * size);
  for (const [i, event] of list.entries()) {
    for (const name of ['ordinal', 'conversation', 'next', 'preflight'] as const) {
      events[i * size + fields[name]] = event[name];
    }
  }
  return events;
}

const read = (events: Int32Array, event: number): Event => ({
  ordinal: events[event * size + fields.ordinal] as number,
  conversation: events[event * size + fields.conversation] as number,
  next: events[event * size + fields.next] as number,
  preflight: events[event * size + fields.preflight] as number,
});

const list: readonly Event[] = [
  { ordinal: 3, conversation: 0, next: 2, preflight: -1 },
  { ordinal: 5, conversation: 1, next: 3, preflight: -1 },
  { ordinal: 6, conversation: 0, next: -1, preflight: 0 },
  { ordinal: 9, conversation: 1, next: -1, preflight: 1 },
];

it('leaves the events of whole conversations, which still point at each other', () => {
  const events = write(list);
  expect(dropUnfinished(events, 4, [false, true])).toBe(2);
  expect([read(events, 0), read(events, 1)]).toEqual([
    { ordinal: 5, conversation: 1, next: 1, preflight: -1 },
    { ordinal: 9, conversation: 1, next: -1, preflight: 0 },
  ]);
});

it('changes nothing where all are whole, and leaves nothing where none is', () => {
  const events = write(list);
  expect(dropUnfinished(events, 4, [true, true])).toBe(4);
  expect(events).toEqual(write(list));
  expect(dropUnfinished(events, 4, [])).toBe(0);
});
