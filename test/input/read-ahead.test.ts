import { expect, it } from 'vitest';
import { readAhead } from '../../src/input/read-ahead.js';

async function* numbered(count: number, log: string[]): AsyncGenerator<Uint8Array> {
  try {
    for (let i = 0; i < count; i++) {
      log.push(`made ${i}`);
      yield Uint8Array.of(i);
    }
    if (count > 5) throw new Error('too many');
  } finally {
    log.push('closed');
  }
}

it('asks for the next chunk while one is looked at', async () => {
  const log: string[] = [];
  for await (const [number] of readAhead(numbered(3, log))) log.push(`seen ${number}`);
  expect(log).toEqual(['made 0', 'made 1', 'seen 0', 'made 2', 'seen 1', 'closed', 'seen 2']);
});

it('closes what it reads from when it is left early', async () => {
  const log: string[] = [];
  for await (const [number] of readAhead(numbered(9, log))) if (number === 1) break;
  expect(log).toEqual(['made 0', 'made 1', 'made 2', 'closed']);
});

it('fails behind the chunks that came before', async () => {
  const seen: number[] = [];
  const read = async () => {
    for await (const [number = -1] of readAhead(numbered(6, []))) seen.push(number);
  };
  await expect(read()).rejects.toThrow('too many');
  expect(seen).toEqual([0, 1, 2, 3, 4, 5]);
});
