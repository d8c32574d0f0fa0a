import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is not null; fails after `seconds`. */
export async function waitFor<T>(what: string, ask: () => Promise<T | null>, seconds = 20): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > deadline) throw new Error(`waited ${seconds} s in vain for ${what}`);
    await sleep(25);
  }
}
